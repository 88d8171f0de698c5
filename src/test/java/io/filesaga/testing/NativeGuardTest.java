package io.filesaga.testing;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.filesaga.api.answer.LinkAnswer;
import io.filesaga.files.Usage;
import io.filesaga.sagas.Signal;
import io.filesaga.storage.ObjectKey;
import org.junit.jupiter.api.Test;

class NativeGuardTest {

    private final ObjectMapper mapper = new ObjectMapper();

    NativeGuardTest() {
        new NativeGuard().customize(mapper);
    }

    @Test
    void whatIsRegisteredOrInTheApiPasses() {
        assertDoesNotThrow(() -> mapper.writeValueAsString(new ObjectKey("bucket", "key")));
        assertDoesNotThrow(() -> mapper.readValue("{\"bucket\": \"b\", \"key\": \"k\"}", ObjectKey.class));
        assertTrue(NativeTypes.areKnown(LinkAnswer.class));
        assertTrue(NativeTypes.areKnown(Signal.class));
    }

    @Test
    void whatIsNotRegisteredIsNamed() {
        var refused = assertThrows(IllegalStateException.class, () -> mapper.readValue("{}", Usage.class));
        assertTrue(refused.getMessage().contains("io.filesaga.files.Usage is not registered"), refused.getMessage());
    }
}

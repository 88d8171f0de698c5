package io.filesaga.files.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.filesaga.files.upload.Upload.SentPart;
import io.filesaga.sagas.Refusal;
import io.filesaga.sagas.RefusedException;
import io.filesaga.sagas.Signal;
import io.filesaga.storage.UploadedPart;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompletedPartsTest {

    @Test
    void whatWasToldIsRead() {
        Signal signal = CompletedParts.signal(List.of(new SentPart(1, "a-1"), new SentPart(7, "b\"")));
        assertEquals("complete", signal.name());
        assertFalse(signal.isDeadline());
        assertEquals(List.of(new UploadedPart(1, "a-1"), new UploadedPart(7, "b\"")), CompletedParts.of(signal));
    }

    /** Between telling and reading a signal is a row in JSON. */
    @Test
    void whatWasToldSurvivesJson() throws JsonProcessingException {
        ObjectMapper mapper = new ObjectMapper();
        Signal told = CompletedParts.signal(List.of(new SentPart(1, "a"), new SentPart(10_000, "ü")));
        Map<String, Object> payload =
                mapper.readValue(mapper.writeValueAsString(told.payload()), new TypeReference<>() {});
        Signal kept = new Signal(told.name(), payload);
        assertEquals(List.of(new UploadedPart(1, "a"), new UploadedPart(10_000, "ü")), CompletedParts.of(kept));
    }

    @Test
    void aNumberOfAnyTypeIsRead() {
        Map<String, Object> part = Map.of("number", 3L, "etag", "e");
        Signal signal = new Signal("complete", Map.of("parts", List.of(part)));
        assertEquals(List.of(new UploadedPart(3, "e")), CompletedParts.of(signal));
    }

    @Test
    void withoutASignalOrPartsThereAreNone() {
        assertEquals(List.of(), CompletedParts.of(null));
        assertEquals(List.of(), CompletedParts.of(Signal.deadline()));
        assertEquals(List.of(), CompletedParts.of(Signal.named("complete")));
        assertEquals(List.of(), CompletedParts.of(new Signal("complete", Map.of("parts", "1"))));
        assertEquals(List.of(), CompletedParts.of(CompletedParts.signal(List.of())));
    }

    @Test
    void thereCanBe10000Parts() {
        List<SentPart> most = IntStream.rangeClosed(1, 10_000)
                .mapToObj(number -> new SentPart(number, "e"))
                .toList();
        assertEquals(10_000, CompletedParts.of(CompletedParts.signal(most)).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "10001", "2147483647", "1,1", "2,1", "1,3,2", "1,2,2,3", "1,2,10001", "0,1"})
    void numbersRiseFrom1To10000(String numbers) {
        List<SentPart> parts = Arrays.stream(numbers.split(","))
                .map(number -> new SentPart(Integer.parseInt(number), "e"))
                .toList();
        assertEquals(
                Refusal.ofField("parts", "invalid-field", "Part numbers must rise, from 1 to 10000."),
                assertThrows(RefusedException.class, () -> CompletedParts.signal(parts))
                        .refusal());
    }
}

package io.filesaga.lambda.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.filesaga.sagas.Upkeep;
import io.filesaga.sagas.engine.InFlight;
import io.filesaga.testing.ServiceTest;
import io.quarkus.amazon.lambda.runtime.AmazonLambdaRecorder;
import io.quarkus.test.common.QuarkusTestResource;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;

/** A function on real backends, called as Lambda's runtime for Java calls it. */
@QuarkusTestResource(MigratedDatabase.class)
abstract class FunctionTest extends ServiceTest {

    static final int ENOUGH = 60_000;

    /** Less than {@code filesaga.lambda.begin-margin}. */
    static final int TOO_LITTLE = 4_000;

    static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    InFlight inFlight;

    @Inject
    Upkeep upkeep;

    /** Whatever the call before has left: a test may use the beans itself. */
    @BeforeEach
    void allTheTimeThereIs() {
        upkeep.openUntil(Instant.MAX);
    }

    /** The answer; whatever it is, no saga is in hand when it comes. */
    JsonNode call(String event, int leftMillis) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try {
            AmazonLambdaRecorder.handle(
                    new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
                    answer,
                    new CallOfTests(leftMillis));
            return JSON.readTree(answer.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            assertEquals(0, inFlight.size());
        }
    }

    long openSagas() {
        return sql.count("SELECT count(*) FROM saga WHERE owner = $1 AND ended_at IS NULL", owner);
    }
}

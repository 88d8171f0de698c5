package io.filesaga.lambda.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.filesaga.testing.S3Events;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is deployed, started as Lambda starts it. How long that took is left in {@code cold-start.txt} beside the zip. */
class EventZipIT {

    private static final Path ZIP = Path.of("target", "lambda-events", "function.zip");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void theZipOfTheFunctionTakesEventsAndTicks() throws IOException, InterruptedException {
        new MigratedDatabase().start();
        String key = "files/owner-" + UUID.randomUUID() + "/absent.txt";
        List<String> answers =
                new ZipProcess(ZIP).call(S3Events.message(S3Events.created(key, 1)), "{\"filesaga\": \"resume\"}");
        assertEquals(1, answer(answers.get(0)).get("changes").intValue());
        assertEquals(0, answer(answers.get(1)).get("givenBack").intValue());
    }

    private static JsonNode answer(String line) throws IOException {
        return JSON.readTree(line.substring(line.indexOf('{')));
    }
}

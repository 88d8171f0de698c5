package io.filesaga.lambda.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.filesaga.testing.S3Events;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is deployed, started as Lambda starts it. How long that took is left in {@code cold-start.txt} beside the zip. */
@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EventZipIT {

    private static final Path ZIP = Path.of("target", "lambda-events", "function.zip");

    @Test
    void theZipOfTheFunctionTakesEventsAndTicks() throws IOException {
        new MigratedDatabase().start();
        String key = "files/owner-" + UUID.randomUUID() + "/absent.txt";
        try (ZipProcess function = new ZipProcess(ZIP)) {
            String told = S3Events.message(S3Events.created(key, 1));
            assertEquals(1, function.call(told).get("changes").intValue());
            assertEquals(
                    0,
                    function.call("{\"filesaga\": \"resume\"}").get("givenBack").intValue());
            assertEquals(1, function.call(told).get("changes").intValue());
        }
    }
}

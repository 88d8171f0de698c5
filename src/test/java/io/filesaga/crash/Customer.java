package io.filesaga.crash;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.filesaga.testing.Answer;
import io.filesaga.testing.Api;
import io.filesaga.testing.StoreClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.awaitility.Awaitility;

/**
 * Somebody who uploads, replaces and deletes files, one thing after the other, and asks again, with the same idempotency
 * key, whatever was not answered: so he knows at any time exactly what he has.
 */
final class Customer {

    private static final int PATHS = 6;

    private final Api api;
    private final Random random;
    private final Map<String, File> files = new TreeMap<>();
    private int done;

    private record File(String id, String content) {}

    Customer(Api api, long seed) {
        this.api = api;
        this.random = new Random(seed);
    }

    /** How many things he did. */
    int done() {
        return done;
    }

    /** Does one thing, and knows its end. */
    void act() {
        String path = "file-" + random.nextInt(PATHS);
        String content = "content " + random.nextLong();
        switch (random.nextInt(3)) {
            case 0 -> upload(path, content);
            case 1 -> uploadPresigned(path, content);
            default -> delete(path);
        }
        done++;
    }

    private void upload(String path, String content) {
        String key = UUID.randomUUID().toString();
        Answer answer = answered(() -> api.upload(path, bytes(content), "Idempotency-Key", key))
                .is(201);
        files.put(path, new File(answer.at("id"), content));
    }

    private void uploadPresigned(String path, String content) {
        String key = UUID.randomUUID().toString();
        Answer upload = answered(() -> api.post("/v1/uploads", Map.of("path", path), "Idempotency-Key", key))
                .is(201);
        StoreClient.sendForm(upload.json().get("post"), bytes(content)).is(201);
        Answer file = answered(() -> api.post(upload.header("Location") + "/complete", null))
                .is(200);
        files.put(path, new File(file.at("id"), content));
    }

    private void delete(String path) {
        File file = files.remove(path);
        if (file != null) {
            int status = answered(() -> api.delete("/v1/files/" + file.id())).status();
            assertEquals(true, List.of(202, 204, 404).contains(status), "status " + status);
        }
    }

    /** Asks until he is told how it ended. */
    private static Answer answered(Supplier<Answer> question) {
        return Awaitility.await("an answer")
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .ignoreException(IllegalStateException.class)
                .until(question::get, Customer::isAnEnd);
    }

    private static boolean isAnEnd(Answer answer) {
        String problem = answer.status() < 400 ? "" : String.valueOf(answer.at("type"));
        return !problem.endsWith(":still-running") && answer.status() != 503;
    }

    /** That the service has exactly what he has. */
    void assertHasAll() {
        assertEquals(List.copyOf(files.keySet()), CrashSite.paths(api));
        files.forEach((path, file) -> {
            String url = api.get("/v1/files/" + file.id() + "/download").is(200).at("url");
            assertArrayEquals(
                    bytes(file.content()), StoreClient.fetch(url).is(200).bytes(), path);
        });
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

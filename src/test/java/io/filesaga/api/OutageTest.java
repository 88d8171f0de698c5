package io.filesaga.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.filesaga.sagas.engine.Recovery;
import io.filesaga.testing.Answer;
import io.filesaga.testing.ByHand;
import io.filesaga.testing.Gates;
import io.filesaga.testing.ServiceTest;
import io.filesaga.testing.StoreClient;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What clients see while PostgreSQL or S3 is away, and that nothing is lost by it. */
@QuarkusTest
@TestProfile(ByHand.class)
class OutageTest extends ServiceTest {

    private static final Map<String, Object> MULTIPART = Map.of("path", "p", "method", "multipart", "size", 20_000_000);
    private static final byte[] CONTENT = "content".getBytes();

    @Inject
    Recovery recovery;

    private static void assertUnavailable(Answer answer, String reason) {
        answer.isProblem(503, reason);
        assertNotNull(answer.header("Retry-After"));
    }

    @Test
    void withoutTheDatabaseEveryCallIsUnavailableAndNothingIsLost() {
        Answer upload = api.post("/v1/uploads", Map.of("path", "open")).is(201);
        StoreClient.sendForm(upload.json().get("post"), CONTENT).is(201);
        Answer file = api.upload("file", CONTENT).is(201);

        Gates.database().shut();
        assertUnavailable(api.post("/v1/uploads", Map.of("path", "p")), "database-unavailable");
        assertUnavailable(api.upload("p", CONTENT), "database-unavailable");
        assertUnavailable(api.get("/v1/files"), "database-unavailable");
        assertUnavailable(api.get("/v1/files?delimiter=/"), "database-unavailable");
        assertUnavailable(api.get(file.header("Location")), "database-unavailable");
        assertUnavailable(api.get(file.header("Location") + "/content"), "database-unavailable");
        assertUnavailable(api.patch(file.header("Location"), Map.of("path", "q")), "database-unavailable");
        assertUnavailable(api.delete(file.header("Location")), "database-unavailable");
        assertUnavailable(api.get("/v1/usage"), "database-unavailable");
        assertUnavailable(api.get("/v1/sagas"), "database-unavailable");
        assertUnavailable(api.get(upload.header("Location")), "database-unavailable");
        assertUnavailable(api.post(upload.header("Location") + "/complete", null), "database-unavailable");
        assertUnavailable(api.delete(upload.header("Location")), "database-unavailable");

        Gates.database().open();
        api.post(upload.header("Location") + "/complete", null).is(200);
        assertEquals(2, api.get("/v1/files").is(200).json().get("files").size());
        assertEquals(2, store.keys(owner).size());
    }

    @Test
    void withoutTheStoreAnUploadBeginsAndIsCompletedLater() {
        Gates.store().shut();
        Answer upload = api.post("/v1/uploads", Map.of("path", "p")).is(201);
        assertUnavailable(api.post(upload.header("Location") + "/complete", null), "store-unavailable");
        assertEquals("OPEN", api.get(upload.header("Location")).at("state"));

        Gates.store().open();
        StoreClient.sendForm(upload.json().get("post"), CONTENT).is(201);
        api.post(upload.header("Location") + "/complete", null).is(200);
    }

    @Test
    void withoutTheStoreContentIsRefusedAndLeavesNothing() {
        Gates.store().shut();
        assertUnavailable(api.upload("p", CONTENT), "store-unavailable");
        Gates.store().open();
        clock.advance(Duration.ofHours(1));
        recovery.sweep().await().indefinitely();
        Awaitility.await().untilAsserted(this::assertNothingLeft);
    }

    @Test
    void withoutTheStoreAMultipartUploadBeginsLaterWithTheSameKey() {
        String[] key = {"Idempotency-Key", "key-" + owner};
        Gates.store().shut();
        assertUnavailable(api.post("/v1/uploads", MULTIPART, key), "store-unavailable");
        Gates.store().open();
        assertEquals("OPEN", goneOnWith(key).at("state"));
        api.delete(goneOnWith(key).header("Location")).is(204);
        assertNothingLeft();
        assertEquals(List.of(), store.openMultiparts(owner));
    }

    @Test
    void anUploadThatTheStoreDidNotTakeIsTriedAnewWithTheSameKey() {
        String[] key = {"Idempotency-Key", "key-" + owner};
        Gates.store().shut();
        assertUnavailable(api.upload("p", CONTENT, key), "store-unavailable");
        Gates.store().open();
        Answer file = goneOn(() -> api.upload("p", CONTENT, key));
        assertEquals(file.json(), api.upload("p", CONTENT, key).is(201).json());
        assertEquals(1, store.keys(owner).size());
    }

    private Answer goneOnWith(String[] key) {
        return goneOn(() -> api.post("/v1/uploads", MULTIPART, key));
    }

    private Answer goneOn(java.util.function.Supplier<Answer> again) {
        clock.advance(Duration.ofMinutes(1));
        recovery.sweep().await().indefinitely();
        return Awaitility.await().until(again::get, answer -> answer.status() == 201);
    }

    @Test
    void aDeleteOutlivesAnHourWithoutTheStore() {
        Answer file = api.upload("p", CONTENT).is(201);
        Gates.store().shut();
        Answer promised =
                api.delete(file.header("Location"), "Prefer", "wait=1").is(202);
        for (int i = 0; i < 6; i++) {
            clock.advance(Duration.ofMinutes(10));
            recovery.sweep().await().indefinitely();
            Awaitility.await()
                    .until(() ->
                            api.get(promised.header("Location")).at("status").equals("READY"));
            api.get(file.header("Location")).isProblem(404, "not-found");
            assertEquals(
                    1, sql.count("SELECT count(*) FROM stored_file WHERE owner = $1 AND state = 'DELETING'", owner));
        }
        Gates.store().open();
        clock.advance(Duration.ofMinutes(10));
        recovery.sweep().await().indefinitely();
        Awaitility.await()
                .until(() -> api.get(promised.header("Location")).at("status").equals("COMPLETED"));
        assertNothingLeft();
    }

    @Test
    void aDownloadLinkCanBeHadWithoutTheStore() {
        Answer file = api.upload("p", CONTENT).is(201);
        Gates.store().shut();
        assertNotNull(api.get(file.header("Location") + "/download").is(200).at("url"));
    }
}

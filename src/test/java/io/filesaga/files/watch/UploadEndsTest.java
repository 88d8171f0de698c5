package io.filesaga.files.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.filesaga.sagas.engine.Recovery;
import io.filesaga.testing.Answer;
import io.filesaga.testing.ByHand;
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

/** How uploads end when their clients do not end them, and what comes after the end. */
@QuarkusTest
@TestProfile(ByHand.class)
class UploadEndsTest extends ServiceTest {

    private static final byte[] CONTENT = "content".getBytes();
    private static final Duration PAST_DEADLINE = Duration.ofMinutes(20);
    private static final Duration PAST_WINDOW = Duration.ofHours(3);

    @Inject
    Recovery recovery;

    @Inject
    LateArrivals lateArrivals;

    private Answer begin(String path) {
        return api.post("/v1/uploads", Map.of("path", path)).is(201);
    }

    private void passDeadline(Answer upload) {
        clock.advance(PAST_DEADLINE);
        recovery.sweep().await().indefinitely();
        Awaitility.await()
                .until(() -> !List.of("OPEN", "FINISHING")
                        .contains(api.get(upload.header("Location")).at("state")));
    }

    private void sweepLateArrivals() {
        clock.advance(PAST_WINDOW);
        lateArrivals.sweep(java.time.Instant.MAX).await().indefinitely();
        recovery.sweep().await().indefinitely();
    }

    @Test
    void anUploadThatNobodySentExpires() {
        Answer upload = begin("never");
        passDeadline(upload);
        assertEquals("EXPIRED", api.get(upload.header("Location")).at("state"));
        assertEquals(
                "urn:filesaga:problem:upload-expired",
                api.get(upload.header("Location")).at("problem.type"));
        api.post(upload.header("Location") + "/complete", null).isProblem(410, "upload-expired");
        api.delete(upload.header("Location")).is(204);
        assertNothingLeft();
    }

    @Test
    void anUploadThatWasSentButNotCompletedBecomesAFileAtItsDeadline() {
        Answer upload = begin("forgotten");
        StoreClient.sendForm(upload.json().get("post"), CONTENT).is(201);
        passDeadline(upload);
        assertEquals("COMPLETED", api.get(upload.header("Location")).at("state"));
        assertEquals(
                "forgotten",
                api.post(upload.header("Location") + "/complete", null).is(200).at("path"));
        assertEquals(1, store.keys(owner).size());
    }

    @Test
    void anObjectThatComesAfterACancelIsRemovedLater() {
        Answer upload = begin("late");
        api.delete(upload.header("Location")).is(204);
        StoreClient.sendForm(upload.json().get("post"), CONTENT).is(201);
        assertEquals(1, store.keys(owner).size());
        sweepLateArrivals();
        Awaitility.await().untilAsserted(this::assertNothingLeft);
    }

    @Test
    void aPartThatComesAfterACancelIsRemovedLater() {
        Answer upload = api.post("/v1/uploads", Map.of("path", "p", "method", "multipart", "size", 9_000_000))
                .is(201);
        api.delete(upload.header("Location")).is(204);
        assertEquals(List.of(), store.openMultiparts(owner));
        sweepLateArrivals();
        assertNothingLeft();
    }

    @Test
    void aFormPostedAgainAfterCompletionIsFollowedByTheRecord() {
        Answer upload = begin("again");
        StoreClient.sendForm(upload.json().get("post"), CONTENT).is(201);
        Answer file = api.post(upload.header("Location") + "/complete", null).is(200);
        StoreClient.sendForm(upload.json().get("post"), "another content".getBytes())
                .is(201);
        sweepLateArrivals();
        Awaitility.await()
                .untilAsserted(() ->
                        assertEquals("15", api.get("/v1/files/" + file.at("id")).at("size")));
        assertEquals("15", api.get("/v1/usage").at("bytes"));
    }

    @Test
    void anObjectThatComesAfterItsFileWasDeletedIsRemovedLater() {
        Answer upload = begin("zombie");
        StoreClient.sendForm(upload.json().get("post"), CONTENT).is(201);
        Answer file = api.post(upload.header("Location") + "/complete", null).is(200);
        api.delete("/v1/files/" + file.at("id"), "Prefer", "wait=10").is(204);
        StoreClient.sendForm(upload.json().get("post"), CONTENT).is(201);
        sweepLateArrivals();
        Awaitility.await().untilAsserted(this::assertNothingLeft);
    }
}

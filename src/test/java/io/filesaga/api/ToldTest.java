package io.filesaga.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.filesaga.sagas.engine.Recovery;
import io.filesaga.testing.Answer;
import io.filesaga.testing.Api;
import io.filesaga.testing.ByHand;
import io.filesaga.testing.Gates;
import io.filesaga.testing.Refuser;
import io.filesaga.testing.S3Events;
import io.filesaga.testing.ServiceTest;
import io.filesaga.testing.StoreClient;
import io.filesaga.testing.Told;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * The catalogue of events, each by the road on which it really comes. That nothing is forgotten or told twice on any other
 * road, every test of the service asks after itself.
 */
@QuarkusTest
@TestProfile(ByHand.class)
class ToldTest extends ServiceTest {

    private static final byte[] CONTENT = "content".getBytes();
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Inject
    Recovery recovery;

    private final Api sender = Api.as("sender", "filesaga-events");

    private List<String> types() {
        return told.to(owner).stream().map(Told.Event::type).toList();
    }

    private Told.Event only(String type) {
        List<Told.Event> found =
                told.to(owner).stream().filter(e -> e.type().equals(type)).toList();
        assertEquals(1, found.size(), told.to(owner).toString());
        return found.get(0);
    }

    private static UUID idIn(String location) {
        return UUID.fromString(location.substring(location.lastIndexOf('/') + 1));
    }

    @Test
    void aFileIsToldOfFromItsActivationToItsEnd() {
        Answer file = api.upload("a/p.txt", CONTENT, "traceparent", TRACE).is(201);
        Told.Event activated = only("file.activated");
        assertEquals("files/" + file.at("id"), activated.subject());
        assertEquals(TRACE, activated.traceParent());
        assertNotNull(activated.sagaId());
        for (String field : List.of("id", "owner", "path", "name", "etag", "contentType", "state")) {
            assertEquals(file.at(field), activated.data().getString(field), field);
        }
        assertEquals(7, activated.data().getLong("size"));
        assertFalse(activated.data().toString().contains("X-Amz"), "a presigned address");

        api.patch(file.header("Location"), Map.of("path", "b/q.txt")).is(200);
        assertEquals("b/q.txt", only("file.changed").data().getString("path"));
        api.patch(file.header("Location"), Map.of("path", "b/q.txt")).is(200);

        api.delete(file.header("Location"), "Prefer", "wait=10").is(204);
        assertEquals(List.of("file.activated", "file.changed", "file.deleted"), types());
        List<Long> order = told.to(owner).stream().map(Told.Event::sequence).toList();
        assertEquals(order.stream().sorted().distinct().toList(), order);
    }

    @Test
    void aReplacedFileEndsOnceWhenAnotherTakesItsPath() {
        Answer old = api.upload("p", CONTENT).is(201);
        Answer young = api.upload("p", CONTENT).is(201);
        recovery.sweep().await().indefinitely();
        org.awaitility.Awaitility.await()
                .until(() -> sql.count("SELECT count(*) FROM stored_file WHERE owner = $1", owner) == 1);
        assertEquals(List.of("file.activated", "file.replaced", "file.activated"), types());
        Told.Event replaced = only("file.replaced");
        assertEquals("files/" + old.at("id"), replaced.subject());
        assertEquals(young.at("id"), replaced.data().getString("replacedBy"));
    }

    @Test
    void anUploadIsToldOfByItsEnd() {
        Answer completed = api.post("/v1/uploads", Map.of("path", "p")).is(201);
        StoreClient.sendForm(completed.json().get("post"), CONTENT).is(201);
        assertEquals(List.of(), types());
        api.post(completed.header("Location") + "/complete", null).is(200);
        api.post(completed.header("Location") + "/complete", null).is(200);
        assertEquals(idIn(completed.header("Location")), only("file.activated").sagaId());

        Answer cancelled = api.post("/v1/uploads", Map.of("path", "q")).is(201);
        api.delete(cancelled.header("Location")).is(204);
        api.delete(cancelled.header("Location")).is(204);
        assertEquals(
                "uploads/" + idIn(cancelled.header("Location")),
                only("upload.cancelled").subject());

        Answer expired = api.post("/v1/uploads", Map.of("path", "r", "expiresIn", 1), "traceparent", TRACE)
                .is(201);
        clock.advance(Duration.ofMinutes(10));
        recovery.sweep().await().indefinitely();
        org.awaitility.Awaitility.await().until(() -> types().contains("upload.expired"));
        Told.Event end = only("upload.expired");
        assertEquals(
                "urn:filesaga:problem:upload-expired",
                end.data().getJsonObject("problem").getString("type"));
        assertEquals(idIn(expired.header("Location")).toString(), end.data().getString("uploadId"));
        assertEquals(TRACE, end.traceParent());
    }

    @Test
    void aRefusedFileIsToldOfWithItsReason() {
        api.upload("evil", CONTENT, "Content-Type", Refuser.TYPE).is(422);
        Told.Event refused = only("file.refused");
        assertEquals(Refuser.REASON, refused.data().getJsonObject("problem").getString("detail"));
        assertEquals("files/" + refused.data().getString("id"), refused.subject());
        assertEquals(List.of("file.refused"), types());
    }

    @Test
    void whatOthersDoInTheBucketIsTold() {
        String key = "files/" + owner + "/docs/x.txt";
        store.put(key, CONTENT, Map.of());
        tell(S3Events.created(key, 1));
        tell(S3Events.created(key, 1));
        store.put(key, "longer content".getBytes(), Map.of());
        tell(S3Events.created(key, 2));
        store.remove(key);
        tell(S3Events.removed(key, 3));
        tell(S3Events.removed(key, 3));
        assertEquals(List.of("file.activated", "file.changed", "file.deleted"), types());
        assertEquals(14, only("file.changed").data().getLong("size"));
    }

    private void tell(String... records) {
        sender.post("/v1/events/s3", S3Events.message(records)).is(202);
    }

    @Test
    void aDeadSagaIsToldOfEachTimeItDies() {
        Answer file = api.upload("p", CONTENT).is(201);
        Gates.store().shut();
        String saga = api.delete(file.header("Location")).is(202).header("Location");
        for (int deaths = 1; deaths <= 2; deaths++) {
            int count = deaths;
            org.awaitility.Awaitility.await().until(() -> {
                sql.run(
                        "UPDATE saga SET attempt = 100000, run_at = now() - interval '1 day' WHERE id = $1 AND status = 'READY'",
                        idIn(saga));
                recovery.sweep().await().indefinitely();
                return types().stream().filter("saga.dead"::equals).count() == count;
            });
            api.post(saga + "/retry", null).is(202);
        }
        Gates.store().open();
        Told.Event dead = told.to(owner).stream()
                .filter(event -> event.type().equals("saga.dead"))
                .findFirst()
                .orElseThrow();
        assertEquals("sagas/" + idIn(saga), dead.subject());
        assertEquals("file-delete", dead.data().getString("type"));
        assertNotNull(dead.data().getJsonObject("problem"));
    }
}

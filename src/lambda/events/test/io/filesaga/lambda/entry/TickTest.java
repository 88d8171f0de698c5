package io.filesaga.lambda.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.filesaga.files.Caller;
import io.filesaga.files.Upload;
import io.filesaga.files.UploadMethod;
import io.filesaga.files.UploadRequest;
import io.filesaga.files.Uploads;
import io.filesaga.testing.Gates;
import io.filesaga.testing.StoreClient;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On its tick the function does what timers do elsewhere: it goes on where others were interrupted. */
@QuarkusTest
class TickTest extends FunctionTest {

    private static final String TICK = "{\"filesaga\": \"resume\"}";
    private static final byte[] CONTENT = "content".getBytes(StandardCharsets.UTF_8);

    @Inject
    Uploads uploads;

    private Upload begun() throws Throwable {
        var request = new UploadRequest("a.txt", "text/plain", null, null, UploadMethod.POST, null, null, false);
        return VertxContextSupport.subscribeAndAwait(() -> uploads.begin(Caller.of(owner), request));
    }

    private void tick() {
        assertEquals(0, call(TICK, ENOUGH).get("givenBack").intValue());
    }

    private long active() {
        return sql.count("SELECT count(*) FROM stored_file WHERE owner = $1 AND state = 'ACTIVE'", owner);
    }

    @Test
    void anUploadThatWasSentAndNeverCompletedBecomesAFileAfterItsDeadline() throws Throwable {
        Upload upload = begun();
        StoreClient.sendForm(JSON.valueToTree(upload.grant().post()), CONTENT).is(201);
        tick();
        assertEquals(1, openSagas());
        clock.advance(Duration.ofHours(1));
        tick();
        assertEquals(0, openSagas());
        assertEquals(1, active());
    }

    @Test
    void anUploadThatWasNeverSentExpiresAndLeavesNothing() throws Throwable {
        begun();
        clock.advance(Duration.ofHours(1));
        tick();
        assertEquals(0, openSagas());
        assertEquals(0, sql.count("SELECT count(*) FROM stored_file WHERE owner = $1", owner));
    }

    /** A function that was killed at its timeout has left a lease, and no one is there to renew it. */
    @Test
    void aSagaWhoseFunctionWasKilledIsFinishedWhenItsLeaseIsOver() throws Throwable {
        Upload upload = begun();
        StoreClient.sendForm(JSON.valueToTree(upload.grant().post()), CONTENT).is(201);
        sql.run(
                "UPDATE saga SET status = 'RUNNING', deadline = NULL, lease_owner = 'killed/1',"
                        + " lease_expires_at = clock_timestamp() + interval '1 hour' WHERE id = $1",
                upload.id());
        tick();
        assertEquals(1, openSagas());
        sql.run("UPDATE saga SET lease_expires_at = clock_timestamp() WHERE id = $1", upload.id());
        tick();
        assertEquals(0, openSagas());
        assertEquals(1, active());
    }

    @Test
    void whatComesAfterItsUploadsEndIsFoundAndRemoved() throws Throwable {
        Upload upload = begun();
        clock.advance(Duration.ofHours(1));
        tick();
        String key = upload.grant().post().fields().get("key");
        store.put(key, CONTENT, java.util.Map.of());
        clock.advance(Duration.ofHours(2));
        tick();
        assertEquals(List.of(), store.keys(owner));
        assertEquals(0, openSagas());
    }

    @Test
    void aTickFailsWhileTheDatabaseIsAwayAndTheNextOneGoesOn() throws Throwable {
        begun();
        clock.advance(Duration.ofHours(1));
        Gates.database().shut();
        assertThrows(RuntimeException.class, () -> call(TICK, ENOUGH));
        Gates.database().open();
        tick();
        assertEquals(0, openSagas());
    }
}

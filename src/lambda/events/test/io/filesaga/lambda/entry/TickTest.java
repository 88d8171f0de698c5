package io.filesaga.lambda.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.filesaga.files.upload.Upload;
import io.filesaga.testing.Gates;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On its tick the function does what timers do elsewhere: it goes on where others were interrupted. */
@QuarkusTest
@QuarkusTestResource(TakingBus.class)
class TickTest extends UploadFunctionTest {

    private static final String TICK = "{\"filesaga\": \"resume\"}";

    private void tick() {
        assertEquals(0, call(TICK, ENOUGH).get("givenBack").intValue());
    }

    @Test
    void anUploadThatWasSentAndNeverCompletedBecomesAFileAfterItsDeadline() throws Throwable {
        Upload upload = begun();
        send(upload);
        tick();
        assertEquals(1, openSagas());
        clock.advance(Duration.ofHours(1));
        tick();
        assertEquals(0, openSagas());
        assertEquals(1, activeFiles());
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
        send(upload);
        sql.run(
                "UPDATE saga SET status = 'RUNNING', deadline = NULL, lease_owner = 'killed/1',"
                        + " lease_expires_at = clock_timestamp() + interval '1 hour' WHERE id = $1",
                upload.id());
        tick();
        assertEquals(1, openSagas());
        sql.run("UPDATE saga SET lease_expires_at = clock_timestamp() WHERE id = $1", upload.id());
        tick();
        assertEquals(0, openSagas());
        assertEquals(1, activeFiles());
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
    void whatHasHappenedIsOnTheBus() throws Throwable {
        tick();
        Upload upload = begun();
        send(upload);
        clock.advance(Duration.ofHours(1));
        tick();
        assertEquals(1, told.to(owner).size());
        tick();
        assertEquals(
                1,
                sql.count(
                        "SELECT count(*) FROM outbox_event e, eventbridge_bus b"
                                + " WHERE e.owner = $1 AND (e.tx, e.id) <= (b.tx, b.id) AND b.token > 0",
                        owner));
    }

    @Test
    void whatBelongsToNoExecutionGoes() throws Throwable {
        String lost = "process-data/executions/" + java.util.UUID.randomUUID() + "/abc";
        store.put(lost, CONTENT, java.util.Map.of());
        clock.advance(Duration.ofDays(2));
        tick();
        assertEquals(false, store.exists(lost));
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

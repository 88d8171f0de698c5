package io.filesaga.api;

import io.filesaga.sagas.engine.Recovery;
import io.filesaga.testing.Answer;
import io.filesaga.testing.ByHand;
import io.filesaga.testing.Gates;
import io.filesaga.testing.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Who waits for an end is told of it, whoever brings it about. */
@QuarkusTest
@TestProfile(ByHand.class)
class WaitingTest extends ServiceTest {

    @Inject
    Recovery recovery;

    @Test
    void aDeleteIsWaitedForThroughAnOutageOfTheStore() throws Exception {
        Answer file = api.upload("p", "content".getBytes()).is(201);
        Gates.store().shut();
        ExecutorService client = Executors.newSingleThreadExecutor();
        Future<Answer> answer = client.submit(() -> api.delete(file.header("Location"), "Prefer", "wait=60"));
        Awaitility.await()
                .until(() -> sql.count(
                                "SELECT count(*) FROM saga WHERE owner = $1 AND type = 'file-delete' AND status = 'READY'",
                                owner)
                        == 1);
        Gates.store().open();
        Awaitility.await().until(() -> {
            recovery.sweep().await().indefinitely();
            return answer.isDone();
        });
        answer.get().is(204);
        client.shutdown();
    }

    @Test
    void anEndThatAnotherNodeBringsAboutIsHeardOf() throws Exception {
        Answer file = api.upload("p", "content".getBytes()).is(201);
        Gates.store().shut();
        ExecutorService client = Executors.newSingleThreadExecutor();
        Future<Answer> answer = client.submit(() -> api.delete(file.header("Location"), "Prefer", "wait=60"));
        Awaitility.await()
                .until(() -> sql.count(
                                "SELECT count(*) FROM saga WHERE owner = $1 AND type = 'file-delete' AND status = 'READY'",
                                owner)
                        == 1);
        sql.run("""
                WITH ended AS (
                    UPDATE saga SET status = 'COMPLETED', run_at = NULL, error = NULL, ended_at = now()
                    WHERE owner = $1 AND type = 'file-delete' RETURNING id),
                gone AS (DELETE FROM stored_file WHERE owner = $1 RETURNING id)
                INSERT INTO outbox_event (owner, type, subject, sequence, saga_id, data, at)
                SELECT $1, 'file.deleted', 'files/' || gone.id, 9, ended.id, jsonb_build_object('id', gone.id), now()
                FROM ended, gone""", owner);
        answer.get().is(204);
        client.shutdown();
    }
}

package io.filesaga.processes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.filesaga.processes.execution.ExecutionCare;
import io.filesaga.processes.execution.ExecutionStatus;
import io.filesaga.processes.execution.ObjectSweep;
import io.filesaga.processes.execution.SweepRounds;
import io.filesaga.testing.Answer;
import io.filesaga.testing.ByHand;
import io.filesaga.testing.Gates;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What is over goes, with all that belongs to it; what belongs to nothing goes, too. */
@QuarkusTest
@TestProfile(ByHand.class)
class CareTest extends ProcessTest {

    private static final String DOCUMENT = """
            {'filesaga:data': 'document', 'StartAt': 'end', 'States': {'end': {'Type': 'Succeed'}}}""";

    @Inject
    ExecutionCare care;

    @Inject
    ObjectSweep sweep;

    @Inject
    SweepRounds rounds;

    @Inject
    S3AsyncClient s3;

    private List<String> objects(String under) {
        return s3.listObjectsV2(b -> b.bucket("filesaga").prefix("process-data/" + under)).join().contents().stream()
                .map(S3Object::key)
                .toList();
    }

    private void put(String key) {
        s3.putObject(b -> b.bucket("filesaga").key("process-data/" + key), AsyncRequestBody.fromString("{}"))
                .join();
    }

    @Test
    void anEndedExecutionGoesWithItsHistoryDocumentAndData() {
        put("doc", DOCUMENT);
        put("five", FIVE_PASSES);
        Answer document = run("doc", "{}");
        Answer large = run("five", "{'text': '" + "x".repeat(300_000) + "'}");
        UUID id = UUID.fromString(large.at("executionId"));
        assertEquals(1, objects("processes/" + document.at("transactionId")).size());
        care.care().await().indefinitely();
        api.get(large.header("Location")).is(200);
        clock.advance(Duration.ofDays(31));
        care.care().await().indefinitely();
        api.get(large.header("Location")).is(404);
        api.get(document.header("Location")).is(404);
        assertEquals(List.of(), objects("executions/" + id));
        assertEquals(List.of(), objects("processes/" + document.at("transactionId")));
        assertEquals(0, sql.count("SELECT count(*) FROM execution_history WHERE execution_id = $1", id));
    }

    @Test
    void whatIsBeingRemovedIsNotBegunAgain() {
        put("fails", "{'StartAt': 'f', 'States': {'f': {'Type': 'Fail', 'Error': 'No'}}}");
        Answer failed = run("fails", "{'text': '" + "x".repeat(300_000) + "'}");
        UUID id = UUID.fromString(failed.at("executionId"));
        clock.advance(Duration.ofDays(31));
        Gates.store().shut();
        assertThrows(RuntimeException.class, () -> care.care().await().indefinitely());
        Gates.store().open();
        api.get(failed.header("Location")).is(404);
        api.post(failed.header("Location") + "/redrive", null).isProblem(404, "not-found");
        assertThrows(
                RuntimeException.class,
                () -> sql.run("UPDATE execution SET status = 'RUNNING', ended_at = NULL WHERE id = $1", id));
        care.care().await().indefinitely();
        assertEquals(0, sql.count("SELECT count(*) FROM execution WHERE id = $1", id));
        assertEquals(List.of(), objects("executions/" + id));
    }

    @Test
    void whatIsBegunAgainWhileOthersAreRemovedKeepsItsData() {
        put("waits", """
                {'StartAt': 'wait', 'States': {'wait': {'Type': 'Wait', 'Seconds': 5, 'End': true}}}""");
        String text = "x".repeat(300_000);
        List<String> all = IntStream.range(0, 12)
                .mapToObj(i -> begin("waits", "{'text': '" + text + "'}"))
                .toList();
        all.forEach(location ->
                api.post(location + "/stop", null, "Prefer", "wait=20").is(202));
        clock.advance(Duration.ofDays(31));
        var caring = CompletableFuture.runAsync(() -> care.care().await().indefinitely());
        all.parallelStream().forEach(location -> api.post(location + "/redrive", null));
        caring.join();
        pass(Duration.ofSeconds(10));
        for (String location : all) {
            Answer answer = api.get(location, "Prefer", "wait=20");
            if (answer.status() != 404) {
                assertEquals("SUCCEEDED", answer.is(200).at("status"));
                assertEquals(text, answer.at("output.text"));
            }
        }
    }

    @Test
    void shiftsGoOnWhereTheLastOneCameTo() {
        put("doc", DOCUMENT);
        Answer kept = run("doc", "{}");
        sql.run("DELETE FROM object_sweep");
        String lost = UUID.randomUUID().toString();
        put("executions/" + lost + "/abc");
        clock.advance(Duration.ofHours(2));
        rounds.goOn(clock.instant().minusSeconds(1)).await().indefinitely();
        assertEquals(1, objects("executions/" + lost).size());
        sql.run(
                "INSERT INTO object_sweep VALUES ('process-data/executions/', $1, $2)",
                "process-data/executions/" + lost + "/b",
                clock.instant().atOffset(java.time.ZoneOffset.UTC));
        rounds.goOn(clock.instant().plusSeconds(100)).await().indefinitely();
        assertEquals(1, objects("executions/" + lost).size());
        assertEquals(2, sql.count("SELECT count(*) FROM object_sweep WHERE after IS NULL"));
        rounds.goOn(clock.instant().plusSeconds(100)).await().indefinitely();
        assertEquals(1, objects("executions/" + lost).size());
        clock.advance(Duration.ofDays(1));
        rounds.goOn(clock.instant().plusSeconds(100)).await().indefinitely();
        assertEquals(List.of(), objects("executions/" + lost));
        assertEquals(1, objects("processes/" + kept.at("transactionId")).size());
    }

    @Test
    void executionsAreCountedByStatus() {
        put("five", FIVE_PASSES);
        care.care().await().indefinitely();
        long before = care.count(ExecutionStatus.SUCCEEDED).many();
        run("five", "{}");
        run("five", "{}");
        care.care().await().indefinitely();
        assertEquals(before + 2, care.count(ExecutionStatus.SUCCEEDED).many());
        assertEquals(true, api.get("/q/metrics").is(200).text().contains("filesaga_executions{status=\"succeeded\"}"));
    }

    @Test
    void objectsOfNoExecutionGoWhenTheyAreNotYoung() {
        put("doc", DOCUMENT);
        Answer kept = run("doc", "{}");
        String lost = UUID.randomUUID().toString();
        put("executions/" + lost + "/abc");
        put("processes/0x0123456789abcdef");
        sweep.sweep().await().indefinitely();
        assertEquals(1, objects("executions/" + lost).size());
        clock.advance(Duration.ofHours(2));
        sweep.sweep().await().indefinitely();
        assertEquals(List.of(), objects("executions/" + lost));
        assertEquals(List.of(), objects("processes/0x0123456789abcdef"));
        assertEquals(1, objects("processes/" + kept.at("transactionId")).size());
    }
}

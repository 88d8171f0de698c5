package io.filesaga.processes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.filesaga.processes.execution.ExecutionCare;
import io.filesaga.processes.execution.ExecutionStatus;
import io.filesaga.processes.execution.ObjectSweep;
import io.filesaga.testing.Answer;
import io.filesaga.testing.ByHand;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
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

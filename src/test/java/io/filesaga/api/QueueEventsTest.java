package io.filesaga.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.filesaga.events.sqs.QueueTally;
import io.filesaga.testing.Answer;
import io.filesaga.testing.Api;
import io.filesaga.testing.ByHand;
import io.filesaga.testing.Gates;
import io.filesaga.testing.Queues;
import io.filesaga.testing.S3Events;
import io.filesaga.testing.ServiceTest;
import io.filesaga.testing.StoreClient;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What a queue brings is applied like what is told over HTTP. */
@QuarkusTest
@TestProfile(ByHand.class)
class QueueEventsTest extends ServiceTest {

    private static final byte[] CONTENT = "content".getBytes();

    @Inject
    QueueTally tally;

    private final Queues queue = Queues.ofTheService();

    private String put(String path) {
        String key = "files/" + owner + "/" + path;
        store.put(key, CONTENT, Map.of());
        return key;
    }

    private List<String> paths() {
        TreeSet<String> paths = new TreeSet<>();
        api.get("/v1/files?limit=1000")
                .is(200)
                .json()
                .get("files")
                .forEach(file -> paths.add(file.get("path").textValue()));
        return List.copyOf(paths);
    }

    private static String quoted(String text) {
        try {
            return new ObjectMapper().writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void everyEnvelopeMayBeInAMessage() {
        queue.send(S3Events.message(S3Events.created(put("s3 1"), 1), S3Events.created(put("s3 2"), 1)));
        queue.send(
                "{\"Type\": \"Notification\", \"MessageId\": \"1\", \"TopicArn\": \"arn:aws:sns:a:1:t\", \"Message\": "
                        + quoted(S3Events.message(S3Events.created(put("sns"), 1))) + "}");
        queue.send("""
                {"version": "0", "detail-type": "Object Created", "source": "aws.s3", "time": "2026-11-21T07:00:00Z",
                 "detail": {"bucket": {"name": "filesaga"}, "object": {"key": %s, "sequencer": "01"}}}""".formatted(quoted(put("event bridge"))));
        queue.send("""
                {"specversion": "1.0", "id": "1", "source": "aws:s3", "type": "com.amazonaws.s3.ObjectCreated:Put",
                 "time": "2026-11-21T07:00:00Z", "data": %s}""".formatted(S3Events.message(S3Events.created(put("cloud event"), 1))));
        queue.send("{\"Service\": \"Amazon S3\", \"Event\": \"s3:TestEvent\", \"Bucket\": \"filesaga\"}");
        Awaitility.await().until(() -> paths().equals(List.of("cloud event", "event bridge", "s3 1", "s3 2", "sns")));
        Awaitility.await().until(() -> queue.size() == 0);
    }

    @Test
    void aMessageEndsAnOpenUpload() {
        Answer upload = api.post("/v1/uploads", Map.of("path", "p")).is(201);
        StoreClient.sendForm(upload.json().get("post"), CONTENT).is(201);
        queue.send(S3Events.message(S3Events.created(store.keys(owner).get(0), 1)));
        Awaitility.await().until(() -> paths().equals(List.of("p")));
    }

    @Test
    void whatCameWhileTheDatabaseWasAwayIsAppliedAfterwards() {
        String message = S3Events.message(S3Events.created(put("f"), 1));
        long before = tally.retries();
        Gates.database().shut();
        queue.send(message);
        Awaitility.await().until(() -> tally.retries() > before);
        Gates.database().open();
        Awaitility.await().until(() -> paths().equals(List.of("f")));
        Awaitility.await().until(() -> queue.size() == 0);
    }

    @Test
    void whatCannotBeReadEndsInTheDeadLetterQueueAndIsCounted() {
        queue.send("no JSON of " + owner);
        Awaitility.await().until(() -> queue.size() == 0);
        Awaitility.await().until(() -> queue.dead().contains("no JSON of " + owner));
        String metrics = Api.with(null).get("/q/metrics").is(200).text();
        assertTrue(metrics.contains("filesaga_events_sqs_total{outcome=\"invalid\"}"), metrics);
        assertEquals(200, Api.with(null).get("/q/health/well").status());
    }
}

package io.filesaga.lambda.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.filesaga.events.InvalidEventException;
import io.filesaga.files.upload.Upload;
import io.filesaga.testing.Gates;
import io.filesaga.testing.S3Events;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What S3 tells, in every envelope that Lambda can be called with, comes to the table or is told again. */
@QuarkusTest
class EventEntryTest extends UploadFunctionTest {

    private String key() {
        return "files/" + owner + "/report.txt";
    }

    /** A golden envelope, about our object. */
    private String told(String envelope) {
        try (InputStream golden = getClass().getResourceAsStream("/events/" + envelope + ".json")) {
            return new String(golden.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("filesaga-data", "filesaga")
                    .replaceAll("(\\\\*\"key\\\\*\": \\\\*\")[^\"\\\\]+", "$1" + key());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode message(String id, String body) {
        return JSON.createObjectNode()
                .put("messageId", id)
                .put("body", body)
                .put("eventSource", "aws:sqs")
                .put("eventSourceARN", "arn:aws:sqs:eu-central-1:111122223333:filesaga");
    }

    private static String batch(ObjectNode... messages) {
        ObjectNode batch = JSON.createObjectNode();
        ArrayNode records = batch.putArray("Records");
        List.of(messages).forEach(records::add);
        return batch.toString();
    }

    private static List<String> failures(JsonNode answer) {
        return answer.get("batchItemFailures").findValuesAsText("itemIdentifier");
    }

    private void putTold() {
        store.put(key(), CONTENT, Map.of());
        call(S3Events.message(S3Events.created(key(), 1)), ENOUGH);
        assertEquals(1, activeFiles());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3-created-put",
                "s3-created-multipart",
                "eventbridge-created",
                "lambda-sns",
                "sns-of-eventbridge",
                "cloudevents-records"
            })
    void anObjectThatIsToldOfBecomesAFile(String envelope) {
        store.put(key(), CONTENT, Map.of());
        JsonNode answer = call(told(envelope), ENOUGH);
        assertEquals(1, answer.get("changes").intValue());
        assertEquals(0, answer.get("unknown").intValue());
        assertEquals(1, activeFiles());
    }

    @Test
    void anObjectThatIsToldOfEndsItsUpload() throws Throwable {
        Upload upload = begun();
        send(upload);
        String key = upload.grant().post().fields().get("key");
        assertEquals(
                1,
                call(S3Events.message(S3Events.created(key, 1)), ENOUGH)
                        .get("changes")
                        .intValue());
        assertEquals(0, openSagas());
        assertEquals(1, activeFiles());
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3-removed-delete", "eventbridge-deleted-permanently"})
    void anObjectThatIsToldAsGoneTakesItsFileAway(String envelope) {
        putTold();
        store.remove(key());
        assertEquals(1, call(told(envelope), ENOUGH).get("changes").intValue());
        assertEquals(0, activeFiles());
    }

    @Test
    void aBatchOfEveryEnvelopeIsTakenAndNothingIsKept() {
        store.put(key(), CONTENT, Map.of());
        assertEquals(List.of(), failures(call(told("lambda-sqs"), ENOUGH)));
        assertEquals(1, activeFiles());
    }

    @Test
    void aMessageThatCannotBeReadKeepsNoOtherBack() {
        store.put(key(), CONTENT, Map.of());
        String good = S3Events.message(S3Events.created(key(), 1));
        JsonNode answer = call(batch(message("1", "no JSON"), message("2", good), message("3", "{}")), ENOUGH);
        assertEquals(List.of("1", "3"), failures(answer).stream().sorted().toList());
        assertEquals(1, activeFiles());
    }

    @Test
    void messagesAreToldAgainWhileTheStoreIsAwayAndTakenWhenItIsBack() {
        store.put(key(), CONTENT, Map.of());
        String batch =
                batch(message("1", S3Events.message(S3Events.created(key(), 1))), message("2", told("s3-test-event")));
        Gates.store().shut();
        assertEquals(List.of("1"), failures(call(batch, ENOUGH)));
        assertEquals(0, activeFiles());
        Gates.store().open();
        assertEquals(List.of(), failures(call(batch, ENOUGH)));
        assertEquals(1, activeFiles());
    }

    @Test
    void withTooLittleTimeNothingIsBegunAndEverythingIsToldAgain() {
        store.put(key(), CONTENT, Map.of());
        String message = S3Events.message(S3Events.created(key(), 1));
        assertEquals(
                List.of("1", "2"), failures(call(batch(message("1", message), message("2", message)), TOO_LITTLE)));
        assertThrows(RuntimeException.class, () -> call(message, TOO_LITTLE));
        assertThrows(RuntimeException.class, () -> call("{\"filesaga\": \"resume\"}", TOO_LITTLE));
        assertEquals(0, activeFiles());
    }

    @Test
    void aMessageThatComesAloneAndCannotBeReadFailsTheCall() {
        assertThrows(InvalidEventException.class, () -> call("no JSON", ENOUGH));
        assertThrows(InvalidEventException.class, () -> call("{\"Records\": []}", ENOUGH));
    }

    @Test
    void aCommandThatNobodyKnowsFailsTheCall() {
        assertThrows(IllegalArgumentException.class, () -> call("{\"filesaga\": \"dance\"}", ENOUGH));
    }

    @Test
    void theEmulatorOfQuarkusBringsEventsAndAnswers() throws IOException, InterruptedException {
        store.put(key(), CONTENT, Map.of());
        HttpResponse<String> answer = emulated(S3Events.message(S3Events.created(key(), 1)));
        assertEquals(200, answer.statusCode());
        assertEquals("{\"changes\":1,\"unknown\":0}", answer.body());
        assertEquals(1, activeFiles());
        assertEquals(500, emulated("{\"Records\": []}").statusCode());
    }

    private static HttpResponse<String> emulated(String event) throws IOException, InterruptedException {
        int port = ConfigProvider.getConfig().getValue("quarkus.lambda.mock-event-server.test-port", Integer.class);
        assertTrue(port > 0);
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/"))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(event))
                                .build(),
                        BodyHandlers.ofString());
    }
}

package io.filesaga.processes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.filesaga.sagas.engine.Recovery;
import io.filesaga.testing.Answer;
import io.filesaga.testing.Api;
import io.filesaga.testing.ServiceTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.awaitility.Awaitility;

/** What tests of processes do again and again. Definitions are written with single quotes. */
abstract class ProcessTest extends ServiceTest {

    static final String FIVE_PASSES = """
            {'StartAt': 'a', 'States': {
              'a': {'Type': 'Pass', 'Next': 'b'}, 'b': {'Type': 'Pass', 'Next': 'c'}, 'c': {'Type': 'Pass', 'Next': 'd'},
              'd': {'Type': 'Pass', 'Next': 'e'}, 'e': {'Type': 'Pass', 'End': true}}}""";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Inject
    Recovery recovery;

    static String json(String withSingleQuotes) {
        return withSingleQuotes.replace('\'', '"');
    }

    static JsonNode tree(String withSingleQuotes) {
        try {
            return MAPPER.readTree(json(withSingleQuotes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String oneTask(String resource, String fields) {
        return "{'StartAt': 'work', 'States': {'work': {'Type': 'Task', 'Resource': '" + resource + "', " + fields
                + " 'End': true}}}";
    }

    void put(String name, String definition) {
        Answer answer = api.put("/v1/processes/" + name, json(definition));
        assertEquals(true, answer.status() == 200 || answer.status() == 201, answer.text());
    }

    /** Starts one and answers where it is. */
    String begin(String name, String input) {
        return begin(api, name, input);
    }

    static String begin(Api api, String name, String input) {
        return api.post("/v1/processes/" + name + "/executions", json(input))
                .is(201)
                .header("Location");
    }

    /** Starts one and waits for its end. */
    Answer run(String name, String input) {
        return api.post("/v1/processes/" + name + "/executions", json(input), "Prefer", "wait=30")
                .is(201);
    }

    Answer ended(String location, String status) {
        Answer answer = api.get(location, "Prefer", "wait=30").is(200);
        assertEquals(status, answer.at("status"), answer.text());
        return answer;
    }

    void succeeds(Answer execution, String output) {
        assertEquals("SUCCEEDED", execution.at("status"), execution.text());
        assertEquals(tree(output), execution.json().get("output"), execution.text());
    }

    void fails(Answer execution, String error) {
        assertEquals("FAILED", execution.at("status"), execution.text());
        assertEquals(error, execution.at("error"), execution.text());
    }

    /** Lets time pass, and what is due happen. */
    void pass(Duration time) {
        clock.advance(time);
        recovery.sweep().await().indefinitely();
    }

    /** A worker's next task. */
    JsonNode task(String activity) {
        return api.post("/v1/activities/" + activity + "/task", null, "Prefer", "wait=20")
                .is(200)
                .json();
    }

    void succeed(JsonNode task, String result) {
        api.post("/v1/activities/tasks/" + task.get("token").textValue() + "/success", json(result))
                .is(204);
    }

    void fail(JsonNode task, String error) {
        api.post(
                        "/v1/activities/tasks/" + task.get("token").textValue() + "/failure",
                        json("{'error': '" + error + "', 'cause': 'told by the test'}"))
                .is(204);
    }

    /** Waits until the execution's saga has nothing in hand. */
    void rests(String location) {
        String id = location.substring(location.lastIndexOf('/') + 1);
        Awaitility.await()
                .until(() -> sql.count(
                                "SELECT count(*) FROM saga s JOIN execution e ON e.saga_id = s.id"
                                        + " WHERE e.id = $1 AND s.status = 'WAITING'",
                                java.util.UUID.fromString(id))
                        == 1);
    }
}

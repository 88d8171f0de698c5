package io.filesaga.processes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.filesaga.testing.Answer;
import io.filesaga.testing.Api;
import io.filesaga.testing.ByHand;
import io.filesaga.testing.Gates;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tasks that the service does itself: HTTP calls and objects. */
@QuarkusTest
@TestProfile(ByHand.class)
class ResourceTest extends ProcessTest {

    private final Target target = new Target();

    @AfterEach
    void close() {
        target.close();
    }

    private String call(String method, String more) {
        return oneTask(
                "http:invoke",
                "'Parameters': {'Method': '" + method + "', 'ApiEndpoint': '" + target.url() + "/a?b=c'" + more + "},");
    }

    @Test
    void aCallCarriesWhatTheDefinitionSaysAndItsAnswerIsTheResult() {
        put(
                "call",
                call(
                        "POST",
                        ", 'Headers': {'X-One.$': '$.one'}, 'QueryParameters': {'q': ['1', 'ä b']},"
                                + " 'RequestBody': {'two.$': '$.two'}"));
        target.willAnswer(201, "application/json", "{\"done\": true}");
        Answer execution = run("call", "{'one': 'eins', 'two': [2]}");
        assertEquals("SUCCEEDED", execution.at("status"), execution.text());
        assertEquals("201", execution.at("output.StatusCode"));
        assertEquals("true", execution.at("output.ResponseBody.done"));
        Target.Asked asked = target.asked.get(0);
        assertEquals("POST /a b=c&q=1&q=ä b", asked.method() + " " + asked.path() + " " + asked.query());
        assertEquals("eins", asked.header("X-one"));
        assertEquals("{\"two\":[2]}", asked.body());
        assertNotNull(asked.header("Idempotency-key"));
    }

    @Test
    void failuresAreRetriedByTheDefinitionWithAnotherKeyForEachAttempt() {
        put(
                "call",
                "{'StartAt': 'work', 'States': {'work': {'Type': 'Task', 'Resource': 'http:invoke', 'Parameters': {'Method':"
                        + " 'GET', 'ApiEndpoint': '" + target.url() + "/'},"
                        + " 'ResultSelector': {'body.$': '$.ResponseBody'},"
                        + " 'Retry': [{'ErrorEquals': ['States.Http.StatusCode.503'], 'IntervalSeconds': 1, 'MaxAttempts': 2}],"
                        + " 'End': true}}}");
        target.willAnswer(503, "text/plain", "busy");
        target.willAnswer(200, "text/plain", "well");
        String location = begin("call", "{}");
        Awaitility.await().until(() -> target.asked.size() == 1);
        rests(location);
        Awaitility.await().untilAsserted(() -> {
            pass(Duration.ofSeconds(2));
            assertEquals(2, target.asked.size());
        });
        succeeds(ended(location, "SUCCEEDED"), "{'body': 'well'}");
        assertNotEquals(
                target.asked.get(0).header("Idempotency-key"),
                target.asked.get(1).header("Idempotency-key"));
        List<String> kinds = api.get(location + "/history").json().get("lines").findValuesAsText("kind");
        assertTrue(kinds.containsAll(List.of("TASK_FAILED", "RETRY_SCHEDULED", "TASK_SUCCEEDED")), kinds.toString());
    }

    @Test
    void whatAnAnswerLacksIsAnErrorToCatch() {
        put("call", call("GET", ""));
        target.willAnswer(404, "text/plain", "nothing here");
        Answer execution = run("call", "{}");
        fails(execution, "States.Http.StatusCode.404");
        assertEquals("nothing here", execution.at("cause"));
        target.willAnswer(200, "text/plain", "x".repeat(2_000_000));
        fails(run("call", "{}"), "States.Http.AnswerTooLong");
        target.willAnswer(302, "text/plain", "");
        fails(run("call", "{}"), "States.Http.StatusCode.302");
        assertEquals(3, target.asked.size());
    }

    @Test
    void anAnswerThatDoesNotComeIsATimeout() {
        put("call", call("GET", "").replace("'End': true", "'TimeoutSeconds': 2, 'End': true"));
        String location = begin("call", "{}");
        Awaitility.await().until(() -> target.asked.size() == 1);
        rests(location);
        pass(Duration.ofSeconds(3));
        fails(ended(location, "FAILED"), "States.Timeout");
    }

    @Test
    void aConnectionsSecretGoesOnlyWhereItMayAndIsNowhereElse() {
        put("call", call("GET", ", 'Connection': 'test'"));
        fails(run("call", "{}"), "States.Http.InvalidRequest");
        assertEquals(0, target.asked.size());
        assertFalse(api.get("/v1/processes/call").text().contains("the-secret-of-the-connection"));
    }

    @Test
    void objectsAreWrittenReadCopiedAndDeleted() {
        put("objects", """
                {'StartAt': 'put', 'States': {
                  'put': {'Type': 'Task', 'Resource': 'aws-sdk:s3:putObject',
                          'Parameters': {'Key': 'a/b.json', 'Body': {'x.$': '$.x'}}, 'ResultPath': '$.put', 'Next': 'copy'},
                  'copy': {'Type': 'Task', 'Resource': 'aws-sdk:s3:copyObject',
                           'Parameters': {'Key': 'c', 'CopySource': 'a/b.json'}, 'ResultPath': '$.copy', 'Next': 'head'},
                  'head': {'Type': 'Task', 'Resource': 'aws-sdk:s3:headObject', 'Parameters': {'Key': 'c'},
                           'ResultPath': '$.head', 'Next': 'get'},
                  'get': {'Type': 'Task', 'Resource': 'aws-sdk:s3:getObject', 'Parameters': {'Key': 'c'},
                          'ResultPath': '$.get', 'Next': 'delete'},
                  'delete': {'Type': 'Task', 'Resource': 'aws-sdk:s3:deleteObject', 'Parameters': {'Key': 'c'},
                             'ResultPath': '$.delete', 'Next': 'gone'},
                  'gone': {'Type': 'Task', 'Resource': 'aws-sdk:s3:getObject', 'Parameters': {'Key': 'c'},
                           'Catch': [{'ErrorEquals': ['S3.NoSuchKeyException'], 'ResultPath': '$.gone', 'Next': 'end'}],
                           'End': true},
                  'end': {'Type': 'Succeed'}}}""");
        Answer execution = run("objects", "{'x': 7}");
        assertEquals("SUCCEEDED", execution.at("status"), execution.text());
        assertEquals("{\"x\":7}", execution.at("output.get.Body"));
        assertEquals("7", execution.at("output.head.ContentLength"));
        assertEquals("S3.NoSuchKeyException", execution.at("output.gone.Error"));
    }

    @Test
    void noKeyLeadsToAnotherOwnersObjects() {
        put("put", oneTask("aws-sdk:s3:putObject", "'Parameters': {'Key': 'k', 'Body': 'mine'},"));
        assertEquals("SUCCEEDED", run("put", "{}").at("status"));
        put("get", oneTask("aws-sdk:s3:getObject", "'Parameters': {'Key.$': '$.key'},"));
        for (String key : List.of("../x", "/k", "a//b", "..", "a/./b", "")) {
            fails(run("get", "{'key': '" + key + "'}"), "S3.AccessDenied");
        }
        Api other = Api.as("other-" + owner);
        other.put("/v1/processes/get", json(oneTask("aws-sdk:s3:getObject", "'Parameters': {'Key': 'k'},")))
                .is(201);
        Answer refused = other.post("/v1/processes/get/executions", "{}", "Prefer", "wait=30");
        assertEquals("S3.NoSuchKeyException", refused.at("error"), refused.text());
    }

    @Test
    void aStoreThatIsAwayIsAnErrorOfTheAttempt() {
        put("get", oneTask("aws-sdk:s3:getObject", "'Parameters': {'Key': 'k'},"));
        Gates.store().shut();
        Awaitility.await().untilAsserted(() -> fails(run("get", "{}"), "S3.Unavailable"));
    }
}

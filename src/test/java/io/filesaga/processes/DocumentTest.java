package io.filesaga.processes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.testing.Answer;
import io.filesaga.testing.ByHand;
import io.filesaga.testing.Gates;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/** Processes whose data lives in one object. */
@QuarkusTest
@TestProfile(ByHand.class)
class DocumentTest extends ProcessTest {

    private static final String TWO_STEPS = """
            {'filesaga:data': 'document', 'StartAt': 'step-a', 'States': {
              'step-a': {'Type': 'Task', 'Resource': 'activity:a', 'Next': 'step-b'},
              'step-b': {'Type': 'Task', 'Resource': 'activity:b', 'End': true}}}""";

    @Inject
    S3AsyncClient s3;

    private static String key(Answer execution) {
        return "process-data/processes/" + execution.at("transactionId");
    }

    private JsonNode stored(Answer execution) {
        var object = s3.getObject(b -> b.bucket("filesaga").key(key(execution)), AsyncResponseTransformer.toBytes())
                .join();
        return tree(object.asUtf8String());
    }

    @Test
    void resultsGatherInTheDocumentAndOnlyTheIdTravels() {
        put("doc", TWO_STEPS);
        Answer begun =
                api.post("/v1/processes/doc/executions", json("{'amount': 5}")).is(201);
        assertEquals(tree("{'amount': 5}"), stored(begun));
        JsonNode a = task("a");
        String traveller = "{'transactionId': '" + begun.at("transactionId") + "'}";
        assertEquals(tree(traveller), a.get("input"));
        assertEquals(tree("{'amount': 5}"), a.get("document"));
        succeed(a, "{'a': 1}");
        JsonNode b = task("b");
        assertEquals(tree(traveller), b.get("input"));
        assertEquals(tree("{'amount': 5, 'step-a-output': {'a': 1}}"), b.get("document"));
        succeed(b, "[2]");
        succeeds(ended(begun.header("Location"), "SUCCEEDED"), traveller);
        JsonNode whole = tree("{'amount': 5, 'step-a-output': {'a': 1}, 'step-b-output': [2]}");
        assertEquals(
                whole, api.get(begun.header("Location") + "/document").is(200).json());
        assertEquals(whole, stored(begun));
    }

    @Test
    void namesThatTheDocumentNeedsAreRefusedInTheInput() {
        put("doc", TWO_STEPS);
        for (String name : new String[] {"step-a-output", "step-b-output", "transactionId"}) {
            api.post("/v1/processes/doc/executions", json("{'" + name + "': 1}"))
                    .isProblemOf(name, 400, "reserved-name");
        }
        assertEquals(0, api.get("/v1/executions").json().get("executions").size());
    }

    @Test
    void withoutTheDocumentNothingStarts() {
        put("doc", TWO_STEPS);
        Gates.store().shut();
        api.post("/v1/processes/doc/executions", "{}").isProblem(503, "store-unavailable");
        Gates.store().open();
        assertEquals(0, api.get("/v1/executions").json().get("executions").size());
    }

    @Test
    void branchesThatWriteAtOnceLoseNothing() {
        StringBuilder branches = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            branches.append(i == 0 ? "" : ", ")
                    .append("{'StartAt': 's" + i + "', 'States': {'s" + i
                            + "': {'Type': 'Task', 'Resource': 'activity:s', 'End': true}}}");
        }
        put(
                "doc",
                "{'filesaga:data': 'document', 'StartAt': 'p', 'States': {'p': {'Type': 'Parallel', 'End': true,"
                        + " 'Branches': [" + branches + "]}}}");
        Answer begun = api.post("/v1/processes/doc/executions", "{}").is(201);
        java.util.stream.IntStream.range(0, 8).mapToObj(i -> task("s")).toList().parallelStream()
                .forEach(task -> succeed(task, "'" + task.get("state").textValue() + "'"));
        ended(begun.header("Location"), "SUCCEEDED");
        JsonNode document = api.get(begun.header("Location") + "/document").json();
        for (int i = 0; i < 8; i++) {
            assertEquals("s" + i, document.get("s" + i + "-output").textValue());
        }
    }

    @Test
    void aDocumentThatSomebodySpoiledIsMadeAnewFromTheTable() {
        put("doc", TWO_STEPS);
        Answer begun =
                api.post("/v1/processes/doc/executions", json("{'amount': 5}")).is(201);
        succeed(task("a"), "{'a': 1}");
        JsonNode b = task("b");
        s3.putObject(x -> x.bucket("filesaga").key(key(begun)), AsyncRequestBody.fromString("{\"amount\":0}"))
                .join();
        succeed(b, "2");
        ended(begun.header("Location"), "SUCCEEDED");
        assertEquals(tree("{'amount': 5, 'step-a-output': {'a': 1}, 'step-b-output': 2}"), stored(begun));
    }

    @Test
    void aStoreThatIsAwayForAWhileDelaysAndLosesNothing() {
        put("doc", TWO_STEPS);
        Answer begun = api.post("/v1/processes/doc/executions", "{}").is(201);
        JsonNode a = task("a");
        Gates.store().shut();
        succeed(a, "1");
        String location = begun.header("Location");
        org.awaitility.Awaitility.await()
                .until(() -> sql.count(
                                "SELECT count(*) FROM saga WHERE subject = $1 AND error IS NOT NULL",
                                begun.at("executionId"))
                        > 0);
        Gates.store().open();
        pass(java.time.Duration.ofMinutes(10));
        succeed(task("b"), "2");
        ended(location, "SUCCEEDED");
        assertEquals(tree("{'step-a-output': 1, 'step-b-output': 2}"), stored(begun));
    }

    @Test
    void statesCanReadTheDocumentAndWriteIt() {
        put("doc", """
                {'filesaga:data': 'document', 'StartAt': 'note', 'States': {
                  'note': {'Type': 'Task', 'Resource': 'filesaga:document:write', 'Parameters': {'seen': true}, 'Next': 'read'},
                  'read': {'Type': 'Task', 'Resource': 'filesaga:document:read', 'Parameters': {'Pointer': '/amount'},
                           'ResultPath': '$.amount', 'Next': 'big'},
                  'big': {'Type': 'Choice', 'Default': 'small', 'Choices': [
                    {'Variable': '$.amount', 'NumericGreaterThan': 3, 'Next': 'yes'}]},
                  'yes': {'Type': 'Succeed'}, 'small': {'Type': 'Fail', 'Error': 'Small'}}}""");
        Answer done = run("doc", "{'amount': 5}");
        assertEquals("SUCCEEDED", done.at("status"), done.text());
        assertEquals(tree("{'amount': 5, 'note-output': {'seen': true}}"), stored(done));
        fails(run("doc", "{'amount': 1}"), "Small");
    }

    @Test
    void theModeIsCheckedWhenTheDefinitionIsPut() {
        for (String definition :
                new String[] {TWO_STEPS.replace("'document'", "'other'"), oneTask("filesaga:document:write", "")}) {
            Answer refused = api.put("/v1/processes/doc", json(definition)).isProblem(422, "invalid-definition");
            assertEquals("/filesaga:data", refused.at("errors.0.pointer"));
        }
    }

    private static String eachItem(String resource) {
        return """
                {'filesaga:data': 'document', 'StartAt': 'items', 'States': {
                  'items': {'Type': 'Task', 'Resource': 'filesaga:document:read', 'Parameters': {'Pointer': '/items'},
                            'ResultPath': '$.items', 'Next': 'all'},
                  'all': {'Type': 'Map', 'ItemsPath': '$.items', 'Next': 'end', 'ItemProcessor': {
                    'StartAt': 'each', 'States': {'each': {'Type': 'Task', 'Resource': '%s', 'Next': 'wrap'},
                                                  'wrap': {'Type': 'Pass', 'Parameters': {'done.$': '$'}, 'End': true}}}},
                  'end': {'Type': 'Task', 'Resource': 'activity:end', 'End': true}}}""".formatted(resource);
    }

    @Test
    void theResultsOfAMapAreOneFieldOfTheDocument() {
        put("doc", eachItem("activity:each"));
        Answer begun = api.post("/v1/processes/doc/executions", json("{'items': [1, 2, 3]}"))
                .is(201);
        for (int i = 0; i < 3; i++) {
            JsonNode item = task("each");
            assertEquals(tree("{'items': [1, 2, 3]}"), item.get("document"));
            succeed(item, "" + item.get("input").intValue() * 10);
        }
        JsonNode end = task("end");
        assertEquals(tree("{'transactionId': '" + begun.at("transactionId") + "'}"), end.get("input"));
        JsonNode whole = tree("{'items': [1, 2, 3], 'all-output': [{'done': 10}, {'done': 20}, {'done': 30}]}");
        assertEquals(whole, end.get("document"));
        s3.putObject(x -> x.bucket("filesaga").key(key(begun)), AsyncRequestBody.fromString("{}"))
                .join();
        assertEquals(
                whole, api.get(begun.header("Location") + "/document").is(200).json());
        succeed(end, "'x'");
        ended(begun.header("Location"), "SUCCEEDED");
        assertEquals("x", stored(begun).get("end-output").textValue());
        assertEquals(whole.get("all-output"), stored(begun).get("all-output"));
    }

    @Test
    void nothingWithinAMapWritesToTheDocument() {
        Answer refused = api.put("/v1/processes/doc", json(eachItem("filesaga:document:write")))
                .isProblem(422, "invalid-definition");
        assertEquals("/States/all/ItemProcessor/States/each/Resource", refused.at("errors.0.pointer"));
        put("doc", eachItem("activity:each"));
        api.post("/v1/processes/doc/executions", json("{'items': [], 'all-output': 1}"))
                .isProblemOf("all-output", 400, "reserved-name");
        api.post("/v1/processes/doc/executions", json("{'items': [], 'each-output': 1}"))
                .is(201);
    }

    @Test
    void aRepeatedKeyLeavesNoSecondDocument() {
        put("doc", TWO_STEPS);
        Answer first = api.post("/v1/processes/doc/executions", "{}", "Idempotency-Key", "k")
                .is(201);
        String before = documents();
        Answer again = api.post("/v1/processes/doc/executions", "{}", "Idempotency-Key", "k")
                .is(201);
        assertEquals(first.at("transactionId"), again.at("transactionId"));
        assertEquals(before, documents());
        assertNull(again.at("endedAt"));
    }

    @Test
    void whoReadsTooOftenIsToldWhenToComeAgain() {
        put("doc", TWO_STEPS);
        String document = begin("doc", "{}") + "/document";
        Answer last = api.get(document).is(200);
        // A second has 20, a moment has 100: the limit is reached however slow the machine is.
        for (int i = 0; i < 5_000 && last.status() == 200; i++) {
            last = api.get(document);
        }
        last.isProblem(429, "too-many-requests");
        assertEquals("1", last.header("Retry-After"));
        clock.advance(java.time.Duration.ofSeconds(1));
        api.get(document).is(200);
    }

    private String documents() {
        return s3.listObjectsV2(b -> b.bucket("filesaga").prefix("process-data/processes/"))
                .join()
                .contents()
                .toString();
    }
}

package io.filesaga.processes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.filesaga.testing.Answer;
import io.filesaga.testing.Api;
import io.filesaga.testing.ByHand;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Processes are put, looked at, listed and deleted; faults are told with their place. */
@QuarkusTest
@TestProfile(ByHand.class)
class DefinitionTest extends ProcessTest {

    @Test
    void aDefinitionIsGivenBackAsItWasPut() {
        String definition = json("{'Comment': 'x', 'StartAt': 'a', 'States': {'a': {'Type': 'Succeed'}}}");
        Answer put = api.put("/v1/processes/one", definition).is(201);
        assertEquals("/v1/processes/one", put.header("Location"));
        assertEquals("1", put.at("version"));
        assertEquals(
                tree(definition), api.get("/v1/processes/one").is(200).json().get("definition"));
    }

    @Test
    void anotherDefinitionIsANewVersionAndTheSameIsNone() {
        put("one", FIVE_PASSES);
        assertEquals(
                "1", api.put("/v1/processes/one", json(FIVE_PASSES)).is(200).at("version"));
        String other = "{'StartAt': 'a', 'States': {'a': {'Type': 'Succeed'}}}";
        assertEquals("2", api.put("/v1/processes/one", json(other)).is(200).at("version"));
    }

    @Test
    void aDeletedProcessStartsNothingAndComesBackAsANewVersion() {
        put("one", FIVE_PASSES);
        api.delete("/v1/processes/one").is(204);
        api.get("/v1/processes/one").isProblem(404, "not-found");
        api.delete("/v1/processes/one").isProblem(404, "not-found");
        api.post("/v1/processes/one/executions", "{}").isProblem(404, "not-found");
        assertEquals(
                "2", api.put("/v1/processes/one", json(FIVE_PASSES)).is(201).at("version"));
    }

    @Test
    void processesAreListedByNamePageByPage() {
        for (String name : List.of("c", "a", "b", "gone")) {
            put(name, FIVE_PASSES);
        }
        api.delete("/v1/processes/gone").is(204);
        Answer first = api.get("/v1/processes?limit=2").is(200);
        assertEquals(List.of("a", "b"), first.json().get("processes").findValuesAsText("name"));
        Answer second = api.get("/v1/processes?limit=2&cursor=" + first.at("nextCursor"))
                .is(200);
        assertEquals(List.of("c"), second.json().get("processes").findValuesAsText("name"));
        assertEquals(null, second.at("nextCursor"));
    }

    @Test
    void everyFaultIsToldWithItsPlace() {
        Answer refused = api.put("/v1/processes/bad", json("""
                        {'StartAt': 'nowhere', 'States': {
                          'a': {'Type': 'Pass', 'Next': 'b'},
                          't': {'Type': 'Task', 'Resource': 'sqs:sendMessage', 'End': true}}}""")).isProblem(422, "invalid-definition");
        List<String> pointers = refused.json().get("errors").findValuesAsText("pointer");
        assertTrue(pointers.containsAll(List.of("/StartAt", "/States/a/Next", "/States/t/Resource")), refused.text());
        api.get("/v1/processes/bad").is(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http:invoke | {'Method': 'GET'} | /Parameters",
                "http:invoke | {'Method': 'STEAL', 'ApiEndpoint': 'https://example.com'} | /Parameters/Method",
                "http:invoke | {'Method': 'GET', 'ApiEndpoint': 'file:///etc/passwd'} | /Parameters/ApiEndpoint",
                "http:invoke | {'Method': 'GET', 'ApiEndpoint.$': '$.x', 'Headers': {'Host': 'x'}} | /Parameters/Headers",
                "states:startExecution | {} | /Parameters",
                "states:startExecution.sync | {'Process': 1} | /Parameters/Process",
                "aws-sdk:s3:getObject | {'Key': '../x'} | /Parameters/Key",
                "aws-sdk:s3:getObject | {'Key': 'x', 'Bucket': 'others'} | /Parameters/Bucket",
                "aws-sdk:s3:putObject | {'Key': 'x'} | /Parameters",
                "aws-sdk:s3:listBuckets | {} | /Resource",
                "filesaga:document:read | {'Pointer': 'x'} | /Parameters/Pointer",
                "activity:with blank | {} | /Resource"
            })
    void aResourceSaysWhatItNeeds(String resource, String parameters, String pointer) {
        Answer refused = api.put("/v1/processes/bad", json(oneTask(resource, "'Parameters': " + parameters + ",")))
                .isProblem(422, "invalid-definition");
        assertEquals(
                List.of("/States/work" + pointer),
                refused.json().get("errors").findValuesAsText("pointer"),
                refused.text());
    }

    @Test
    void namesAreLettersDigitsHyphensAndUnderscores() {
        api.put("/v1/processes/a%20b", json(FIVE_PASSES)).isProblemOf("name", 400, "invalid-field");
        api.put("/v1/processes/x", null).is(400);
        api.put("/v1/processes/x", "[1]").is(422);
    }

    @Test
    void ownersSeeOnlyTheirOwn() {
        put("mine", FIVE_PASSES);
        Api other = Api.as("other-" + owner);
        other.get("/v1/processes/mine").isProblem(404, "not-found");
        other.delete("/v1/processes/mine").isProblem(404, "not-found");
        other.post("/v1/processes/mine/executions", "{}").isProblem(404, "not-found");
        assertEquals(
                0, other.get("/v1/processes").is(200).json().get("processes").size());
    }
}

package io.filesaga.processes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.filesaga.testing.Answer;
import io.filesaga.testing.ByHand;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tasks that functions of AWS Lambda do. */
@QuarkusTest
@TestProfile(ByHand.class)
class FunctionTaskTest extends ProcessTest {

    private static final String ARN = "arn:aws:lambda:eu-central-1:111122223333:function:";

    private static String invoke(String parameters) {
        return oneTask("lambda:invoke", "'Parameters': {" + parameters + "},");
    }

    private Answer ran(String parameters, String input) {
        put("call", invoke(parameters));
        return run("call", input);
    }

    @Test
    void aFunctionGetsThePayloadAndTheAttemptsKeyAndItsAnswerIsTheResult() {
        Answer execution = ran("'FunctionName': 'echo', 'Payload': {'two.$': '$.two'}", "{'two': [2]}");
        assertEquals("SUCCEEDED", execution.at("status"), execution.text());
        assertEquals("200", execution.at("output.StatusCode"));
        assertEquals("$LATEST", execution.at("output.ExecutedVersion"));
        assertEquals(tree("{'two': [2]}"), execution.json().at("/output/Payload/event"));
        String key = execution
                .json()
                .at("/output/Payload/context/custom/idempotencyKey")
                .textValue();
        assertTrue(key.startsWith(execution.at("executionId") + ":"), key);
    }

    @Test
    void aClientContextOfTheStateIsLeftAsItIs() {
        Answer execution = ran("'FunctionName': 'echo', 'ClientContext': 'eyJvbmUiOjF9'", "{}");
        assertEquals(tree("{'one': 1}"), execution.json().at("/output/Payload/context"));
        assertEquals(tree("{}"), execution.json().at("/output/Payload/event"));
    }

    @Test
    void itsNameAndVersionMayBeKnownOnlyWhenItRuns() {
        Answer execution = ran(
                "'FunctionName.$': '$.name', 'Qualifier.$': '$.version'", "{'name': 'versioned', 'version': 'live'}");
        assertEquals("live", execution.at("output.ExecutedVersion"), execution.text());
        fails(run("call", "{'name': 'versioned', 'version': 'other'}"), "Lambda.AccessDeniedException");
        fails(run("call", "{'name': 'secret', 'version': 'live'}"), "Lambda.AccessDeniedException");
        fails(run("call", "{'name': 7, 'version': 'live'}"), "Lambda.InvalidParameterValueException");
    }

    @Test
    void aFunctionsArnIsAResourceWhoseInputIsThePayload() {
        put("call", oneTask(ARN + "echo", ""));
        Answer execution = run("call", "{'x': 1}");
        assertEquals(tree("{'x': 1}"), execution.json().at("/output/event"), execution.text());
        put("call", oneTask("arn:aws:states:::lambda:invoke", "'Parameters': {'FunctionName': '" + ARN + "echo'},"));
        assertEquals("200", run("call", "{}").at("output.StatusCode"));
    }

    @Test
    void whatIsNotWaitedForHasNoPayload() {
        succeeds(ran("'FunctionName': 'echo', 'InvocationType': 'Event'", "{}"), "{'StatusCode': 202}");
    }

    @Test
    void aTextIsATextThoughItIsNoJson() {
        Answer execution = ran("'FunctionName': 'textual'", "{}");
        assertEquals("no JSON", execution.at("output.Payload"));
        assertNull(execution.at("output.ExecutedVersion"));
    }

    @Test
    void aFunctionsOwnFailureHasTheNameThatTheFunctionGivesIt() {
        Answer execution = ran("'FunctionName': 'fails'", "{}");
        fails(execution, "OrderTooLarge");
        assertTrue(execution.at("cause").contains("4711 is much"), execution.text());
        fails(ran("'FunctionName': 'dies'", "{}"), "Lambda.Unknown");
    }

    @Test
    void whatTheServiceRefusesHasTheNameThatStepFunctionsGivesIt() {
        Map.of(
                        "throttled", "TooManyRequestsException",
                        "broken", "ServiceException",
                        "denied", "AWSLambdaException",
                        "missing", "ResourceNotFoundException")
                .forEach(
                        (function, error) -> fails(ran("'FunctionName': '" + function + "'", "{}"), "Lambda." + error));
    }

    @Test
    void aFunctionThatDoesNotAnswerIsATimeout() {
        put("call", invoke("'FunctionName': 'silent'").replace("'End': true", "'TimeoutSeconds': 2, 'End': true"));
        String location = begin("call", "{}");
        rests(location);
        pass(Duration.ofSeconds(3));
        fails(ended(location, "FAILED"), "States.Timeout");
    }

    @Test
    void onlyTheOperatorsFunctionsMayBeNamed() {
        refused(invoke("'FunctionName': 'secret'"), "/States/work/Parameters/FunctionName");
        refused(invoke("'FunctionName': 'versioned'"), "/States/work/Parameters/FunctionName");
        refused(invoke("'FunctionName': 'versioned:live', 'Qualifier': 'old'"), "/States/work/Parameters/FunctionName");
        refused(invoke("'FunctionName': 'echo', 'LogType': 'Tail'"), "/States/work/Parameters/LogType");
        refused(invoke("'FunctionName': 'echo', 'InvocationType': 'Later'"), "/States/work/Parameters/InvocationType");
        refused(invoke("'Payload': {}"), "/States/work/Parameters");
        refused(oneTask(ARN + "secret", ""), "/States/work/Resource");
        refused(oneTask("lambda:invoke.waitForTaskToken", ""), "/States/work/Resource");
    }

    private void refused(String definition, String pointer) {
        Answer answer = api.put("/v1/processes/bad", json(definition)).isProblem(422, "invalid-definition");
        assertEquals(pointer, answer.json().at("/errors/0/pointer").textValue(), answer.text());
    }
}

package io.filesaga.processes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.testing.Answer;
import io.filesaga.testing.ByHand;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Processes that start processes. */
@QuarkusTest
@TestProfile(ByHand.class)
class DownstreamTest extends ProcessTest {

    @BeforeEach
    void definitions() {
        put("down", oneTask("activity:down", ""));
        put("five", FIVE_PASSES);
    }

    private static String starts(String process, String suffix) {
        return oneTask(
                "states:startExecution" + suffix,
                "'Parameters': {'Process': '" + process + "', 'Input': {'x.$': '$.x'}},");
    }

    @Test
    void oneThatIsNotWaitedForIsStartedAndNamed() {
        put("up", starts("down", ""));
        Answer up = run("up", "{'x': 1}");
        assertEquals("SUCCEEDED", up.at("status"), up.text());
        Answer down = api.get("/v1/executions/" + up.at("output.executionId")).is(200);
        assertEquals("RUNNING", down.at("status"));
        assertEquals(down.at("transactionId"), up.at("output.transactionId"));
        assertEquals(tree("{'x': 1}"), down.json().get("input"));
    }

    @Test
    void oneThatIsWaitedForGivesItsOutput() {
        put("up", starts("down", ".sync"));
        String location = begin("up", "{'x': 1}");
        succeed(task("down"), "{'y': 2}");
        Answer up = ended(location, "SUCCEEDED");
        assertEquals(tree("{'y': 2}"), up.json().at("/output/output"));
        assertEquals("down", up.at("output.process"));
    }

    @Test
    void oneThatEndsAtOnceIsNotMissed() {
        put("up", starts("five", ".sync"));
        assertEquals(tree("{'x': 1}"), run("up", "{'x': 1}").json().at("/output/output"));
    }

    @Test
    void itsFailureIsTheTasks() {
        put("up", starts("down", ".sync"));
        String location = begin("up", "{'x': 1}");
        fail(task("down"), "Down.Broken");
        fails(ended(location, "FAILED"), "Down.Broken");
    }

    @Test
    void oneThatIsNotThereIsAnError() {
        put("up", starts("nobody", ".sync"));
        fails(run("up", "{'x': 1}"), "StepFunctions.StateMachineDoesNotExist");
    }

    @Test
    void anEndWhileTheParentIsDownIsNotLost() {
        put("up", starts("down", ".sync"));
        String location = begin("up", "{'x': 1}");
        JsonNode task = task("down");
        rests(location);
        UUID up = UUID.fromString(location.substring(location.lastIndexOf('/') + 1));
        sql.run(
                "UPDATE saga SET status = 'RUNNING', step = 'advance', deadline = NULL, lease_owner = 'dead/1',"
                        + " lease_expires_at = clock_timestamp() + interval '1 hour' WHERE id = $1",
                up);
        succeed(task, "{'y': 2}");
        Awaitility.await()
                .until(() -> sql.count(
                                "SELECT count(*) FROM execution WHERE parent_execution = $1 AND status = 'SUCCEEDED'",
                                up)
                        == 1);
        sql.run("UPDATE saga SET lease_expires_at = clock_timestamp() WHERE id = $1", up);
        pass(Duration.ZERO);
        assertEquals(tree("{'y': 2}"), ended(location, "SUCCEEDED").json().at("/output/output"));
    }

    @Test
    void stoppingTheParentStopsWhatOnlyItWaitsFor() {
        put("up", starts("down", ".sync"));
        String location = begin("up", "{'x': 1}");
        String down = task("down").get("executionId").textValue();
        api.post(location + "/stop", null, "Prefer", "wait=20").is(202);
        ended("/v1/executions/" + down, "ABORTED");
        assertEquals("ABORTED", api.get(location).at("status"));
    }

    @Test
    void aRedrivenParentStartsAnother() {
        put("up", starts("down", ".sync"));
        String location = begin("up", "{'x': 1}");
        String down = task("down").get("executionId").textValue();
        api.post(location + "/stop", null, "Prefer", "wait=20").is(202);
        ended("/v1/executions/" + down, "ABORTED");
        api.post(location + "/redrive", null).is(202);
        JsonNode again = task("down");
        assertNotEquals(down, again.get("executionId").textValue());
        succeed(again, "{'y': 2}");
        assertEquals(tree("{'y': 2}"), ended(location, "SUCCEEDED").json().at("/output/output"));
    }
}

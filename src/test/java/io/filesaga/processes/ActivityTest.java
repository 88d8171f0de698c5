package io.filesaga.processes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.sagas.Signal;
import io.filesaga.sagas.engine.Engine;
import io.filesaga.testing.Answer;
import io.filesaga.testing.Api;
import io.filesaga.testing.ByHand;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tasks that workers do, and executions that wait for them. */
@QuarkusTest
@TestProfile(ByHand.class)
class ActivityTest extends ProcessTest {

    private static final String STEP = oneTask("activity:step", "'TimeoutSeconds': 100,");

    @Inject
    Engine engine;

    @Test
    void aWorkerGetsTheInputAndItsResultGoesOn() {
        put("step", STEP);
        String location = begin("step", "{'x': 1}");
        JsonNode task = task("step");
        assertEquals(tree("{'x': 1}"), task.get("input"));
        assertEquals("work", task.get("state").textValue());
        succeed(task, "{'y': 2}");
        succeeds(ended(location, "SUCCEEDED"), "{'y': 2}");
    }

    @Test
    void aTaskIsHandedOutOnceWhileItsWorkerIsHeardOf() {
        put("step", STEP);
        begin("step", "{}");
        JsonNode task = task("step");
        api.post("/v1/activities/step/task", null).is(204);
        clock.advance(Duration.ofSeconds(50));
        heartbeat(task).is(204);
        clock.advance(Duration.ofSeconds(30));
        api.post("/v1/activities/step/task", null).is(204);
        clock.advance(Duration.ofSeconds(31));
        api.post("/v1/activities/step/task", null).is(204);
    }

    private Answer heartbeat(JsonNode task) {
        return api.post("/v1/activities/tasks/" + task.get("token").textValue() + "/heartbeat", null);
    }

    @Test
    void aSilentWorkerLosesItsTaskToTheNext() {
        put("step", STEP.replace("'TimeoutSeconds': 100,", ""));
        String location = begin("step", "{}");
        JsonNode first = task("step");
        clock.advance(Duration.ofSeconds(61));
        JsonNode second = task("step");
        assertEquals(first.get("token"), second.get("token"));
        succeed(second, "2");
        api.post("/v1/activities/tasks/" + first.get("token").textValue() + "/success", "1")
                .isProblem(409, "task-closed");
        succeeds(ended(location, "SUCCEEDED"), "2");
    }

    @Test
    void aTaskThatTakesTooLongFailsAndItsResultIsNotWanted() {
        put("step", STEP);
        String location = begin("step", "{}");
        JsonNode task = task("step");
        pass(Duration.ofSeconds(101));
        fails(ended(location, "FAILED"), "States.Timeout");
        api.post("/v1/activities/tasks/" + task.get("token").textValue() + "/success", "1")
                .isProblem(409, "task-closed");
        heartbeat(task).isProblem(409, "task-closed");
    }

    @Test
    void aFailureIsRetriedAndCaughtByTheDefinition() {
        put(
                "step",
                oneTask(
                                "activity:step",
                                "'Retry': [{'ErrorEquals': ['Again'], 'IntervalSeconds': 1, 'MaxAttempts': 1}],"
                                        + " 'Catch': [{'ErrorEquals': ['Again'], 'Next': 'caught'}],")
                        .replace(
                                "'End': true}}",
                                "'End': true}, 'caught': {'Type': 'Pass', 'Result': 'caught', 'End': true}}"));
        String location = begin("step", "{}");
        JsonNode first = task("step");
        fail(first, "Again");
        rests(location);
        pass(Duration.ofSeconds(2));
        JsonNode second = task("step");
        assertNotEquals(first.get("token"), second.get("token"));
        assertEquals(2, second.get("attempt").intValue());
        fail(second, "Again");
        succeeds(ended(location, "SUCCEEDED"), "'caught'");
    }

    @Test
    void branchesEndInAnyOrderAndTheirResultsAreInTheDefinitions() {
        put("both", """
                {'StartAt': 'p', 'States': {'p': {'Type': 'Parallel', 'End': true, 'Branches': [
                  {'StartAt': 'l', 'States': {'l': {'Type': 'Task', 'Resource': 'activity:left', 'End': true}}},
                  {'StartAt': 'r', 'States': {'r': {'Type': 'Task', 'Resource': 'activity:right', 'End': true}}}]}}}""");
        String location = begin("both", "{}");
        succeed(task("right"), "'r'");
        rests(location);
        succeed(task("left"), "'l'");
        succeeds(ended(location, "SUCCEEDED"), "['l', 'r']");
    }

    @Test
    void manyTasksThatEndTogetherAreAllTaken() {
        put("map", """
                {'StartAt': 'm', 'States': {'m': {'Type': 'Map', 'ItemsPath': '$.items', 'End': true, 'ItemProcessor': {
                  'StartAt': 'i', 'States': {'i': {'Type': 'Task', 'Resource': 'activity:item', 'End': true}}}}}}""");
        List<Integer> numbers = java.util.stream.IntStream.range(0, 30).boxed().toList();
        String location = begin("map", "{'items': " + numbers + "}");
        List<JsonNode> tasks = new ArrayList<>();
        numbers.forEach(n -> tasks.add(task("item")));
        tasks.parallelStream().forEach(task -> succeed(task, task.get("input").toString()));
        succeeds(ended(location, "SUCCEEDED"), numbers.toString());
    }

    @Test
    void doubledAndEarlySignalsChangeNothing() {
        put("step", STEP);
        String location = begin("step", "{}");
        UUID id = UUID.fromString(location.substring(location.lastIndexOf('/') + 1));
        for (int i = 0; i < 5; i++) {
            engine.signal(id, Signal.named("look")).await().indefinitely();
        }
        JsonNode task = task("step");
        succeed(task, "1");
        for (int i = 0; i < 5; i++) {
            engine.signal(id, Signal.named("look"))
                    .onFailure()
                    .recoverWithNull()
                    .await()
                    .indefinitely();
        }
        succeeds(ended(location, "SUCCEEDED"), "1");
        assertEquals(1, told.to(owner).size());
    }

    @Test
    void aLostHintIsMadeUpForByTheNextLook() {
        put("step", STEP.replace("'TimeoutSeconds': 100,", ""));
        String location = begin("step", "{}");
        JsonNode task = task("step");
        sql.run(
                "UPDATE execution_task SET status = 'SUCCEEDED', result = '1', ended_at = now() WHERE token = $1",
                task.get("token").textValue());
        pass(Duration.ofMinutes(61));
        succeeds(ended(location, "SUCCEEDED"), "1");
    }

    @Test
    void stoppingCancelsOpenTasksAndARedriveBeginsThemAnew() {
        put("step", STEP);
        String location = begin("step", "{'x': 1}");
        JsonNode task = task("step");
        api.post(location + "/stop", null, "Prefer", "wait=20").is(202);
        api.post("/v1/activities/tasks/" + task.get("token").textValue() + "/success", "1")
                .isProblem(409, "task-closed");
        api.post("/v1/activities/step/task", null).is(204);
        api.post(location + "/redrive", null).is(202);
        JsonNode again = task("step");
        assertEquals(tree("{'x': 1}"), again.get("input"));
        succeed(again, "2");
        succeeds(ended(location, "SUCCEEDED"), "2");
    }

    @Test
    void aTaskThatIsBegunAnewHasAllItsTime() {
        put("step", STEP);
        String location = begin("step", "{}");
        String old = task("step").get("token").textValue();
        api.post(location + "/stop", null, "Prefer", "wait=20").is(202);
        clock.advance(Duration.ofSeconds(500));
        api.post(location + "/redrive", null).is(202);
        JsonNode again = task("step");
        assertNotEquals(old, again.get("token").textValue());
        api.post("/v1/activities/tasks/" + old + "/success", "1").isProblem(409, "task-closed");
        pass(Duration.ofSeconds(90));
        succeed(again, "2");
        succeeds(ended(location, "SUCCEEDED"), "2");
    }

    @Test
    void whatHadEndedBeforeTheStopIsNotDoneAgain() {
        put("both", """
                {'StartAt': 'p', 'States': {'p': {'Type': 'Parallel', 'End': true, 'Branches': [
                  {'StartAt': 'a', 'States': {'a': {'Type': 'Task', 'Resource': 'activity:a', 'TimeoutSeconds': 100, 'End': true}}},
                  {'StartAt': 'b', 'States': {'b': {'Type': 'Task', 'Resource': 'activity:b', 'End': true}}}]}}}""");
        String location = begin("both", "{}");
        String a = task("a").get("token").textValue();
        task("b");
        rests(location);
        // Its end is stored, and nobody has looked yet.
        sql.run("UPDATE execution_task SET status = 'SUCCEEDED', result = '1', ended_at = now() WHERE token = $1", a);
        sql.run(
                "UPDATE execution SET stop_error = 'Enough', stop_cause = '' WHERE id = $1",
                UUID.fromString(location.substring(location.lastIndexOf('/') + 1)));
        pass(Duration.ofMinutes(61));
        ended(location, "ABORTED");
        api.post(location + "/redrive", null).is(202);
        api.post("/v1/activities/a/task", null).is(204);
        succeed(task("b"), "2");
        succeeds(ended(location, "SUCCEEDED"), "[1, 2]");
    }

    @Test
    void aFailedExecutionGoesOnFromTheStateThatFailed() {
        put("two", """
                {'StartAt': 'a', 'States': {
                  'a': {'Type': 'Task', 'Resource': 'activity:first', 'Next': 'b'},
                  'b': {'Type': 'Task', 'Resource': 'activity:second', 'End': true}}}""");
        String location = begin("two", "{}");
        succeed(task("first"), "{'a': 1}");
        fail(task("second"), "Broken");
        fails(ended(location, "FAILED"), "Broken");
        api.post(location + "/redrive", null).is(202);
        api.post("/v1/activities/first/task", null).is(204);
        JsonNode second = task("second");
        assertEquals(tree("{'a': 1}"), second.get("input"));
        succeed(second, "{'b': 2}");
        succeeds(ended(location, "SUCCEEDED"), "{'b': 2}");
    }

    @Test
    void workersSeeOnlyTheirOwnersTasks() {
        put("step", STEP);
        begin("step", "{}");
        Api other = Api.as("other-" + owner);
        other.post("/v1/activities/step/task", null).is(204);
        String token = task("step").get("token").textValue();
        for (String word : List.of("success", "failure", "heartbeat")) {
            other.post("/v1/activities/tasks/" + token + "/" + word, null).isProblem(404, "not-found");
            api.post("/v1/activities/tasks/none/" + word, null).isProblem(404, "not-found");
        }
    }
}

package io.filesaga.processes.asl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.processes.asl.HistoryEntry.Kind;
import io.filesaga.processes.asl.definition.StateMachine;
import io.filesaga.processes.asl.fault.Fault;
import io.filesaga.processes.asl.fault.InvalidDefinitionException;
import io.filesaga.processes.asl.json.Json;
import io.filesaga.processes.asl.progress.End;
import io.filesaga.processes.asl.progress.Progress;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a move answers with, besides the data. */
class AslMoveTest {

    private static final Instant START = AslRun.START;
    private final Interpreter interpreter = new Interpreter(Limits.DEFAULT);

    private static JsonNode json(String text) {
        try {
            return Json.read(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static StateMachine machine(String definition) {
        return StateMachine.parse(json(definition), (resource, state) -> List.of(), Set.of("Document"));
    }

    private static StateMachine task(String fields) {
        return machine(
                "{'StartAt': 'T', 'States': {'T': {'Type': 'Task', 'Resource': 'r', 'End': true" + fields + "}}}");
    }

    private static ExecutionContext at(long seconds) {
        Execution execution = new Execution("e", "n", START, json("{'in': 1}"), "m", "M");
        return new ExecutionContext(execution, START.plusSeconds(seconds), seconds, id -> "token of " + id);
    }

    private static List<Kind> kinds(Transition transition) {
        return transition.history().stream().map(HistoryEntry::kind).toList();
    }

    @Test
    void consecutiveStatesAreOneMove() {
        StateMachine machine = machine("{'StartAt': 'A', 'States': {'A': {'Type': 'Pass', 'Next': 'B'},"
                + " 'B': {'Type': 'Pass', 'Next': 'C'}, 'C': {'Type': 'Succeed'}}}");
        Transition transition = interpreter.start(machine, at(0));
        assertEquals(new End.Succeeded(json("{'in': 1}")), transition.end());
        assertEquals(
                List.of(
                        Kind.EXECUTION_STARTED,
                        Kind.STATE_ENTERED,
                        Kind.STATE_EXITED,
                        Kind.STATE_ENTERED,
                        Kind.STATE_EXITED,
                        Kind.STATE_ENTERED,
                        Kind.STATE_EXITED,
                        Kind.EXECUTION_SUCCEEDED),
                kinds(transition));
        assertEquals(8, transition.history().get(1).bytes());
        assertNull(transition.wakeAt());
    }

    @Test
    void aDemandSaysAllThatItsWorkerNeeds() {
        Transition transition = interpreter.start(task(", 'TimeoutSeconds': 9"), at(1));
        assertEquals(transition.demands(), transition.progress().openTasks());
        var demand = transition.demands().get(0);
        assertEquals("1", demand.taskId());
        assertEquals("T", demand.state());
        assertEquals("r", demand.resource());
        assertEquals(json("{'in': 1}"), demand.payload());
        assertEquals(1, demand.attempt());
        assertEquals(START.plusSeconds(10), demand.timeoutAt());
        assertEquals(START.plusSeconds(10), transition.wakeAt());
    }

    @Test
    void anEndThatIsToldTwiceCountsOnce() {
        StateMachine machine =
                machine("{'StartAt': 'A', 'States': {'A': {'Type': 'Task', 'Resource': 'r', 'Next': 'B'},"
                        + " 'B': {'Type': 'Task', 'Resource': 'r', 'End': true}}}");
        Transition first = interpreter.start(machine, at(0));
        Happening end = new Happening.TaskSucceeded("1", json("1"));
        Transition second = interpreter.resume(machine, first.progress(), end, at(1));
        assertEquals("2", second.demands().get(0).taskId());
        Transition doubled = interpreter.resume(machine, second.progress(), end, at(2));
        assertEquals(second.progress(), doubled.progress());
        assertEquals(List.of(), doubled.history());
        assertEquals(List.of(), doubled.demands());
        assertNull(doubled.end());
    }

    @Test
    void timeThatPassesTooEarlyChangesNothing() {
        StateMachine machine =
                machine("{'StartAt': 'W', 'States': {'W': {'Type': 'Wait', 'Seconds': 10, 'End': true}}}");
        Transition first = interpreter.start(machine, at(0));
        assertEquals(START.plusSeconds(10), first.wakeAt());
        Transition early = interpreter.resume(machine, first.progress(), new Happening.TimePassed(), at(9));
        assertEquals(first.progress(), early.progress());
        assertEquals(START.plusSeconds(10), early.wakeAt());
        assertNotEquals(
                null,
                interpreter
                        .resume(machine, early.progress(), new Happening.TimePassed(), at(10))
                        .end());
    }

    @Test
    void aRetryIsHistoryAndHasItsOwnTaskId() {
        StateMachine machine = task(", 'Retry': [{'ErrorEquals': ['States.ALL']}]");
        Transition first = interpreter.start(machine, at(0));
        Happening failure = new Happening.TaskFailed("1", "E", "c");
        Transition second = interpreter.resume(machine, first.progress(), failure, at(3));
        assertEquals(List.of(Kind.TASK_FAILED, Kind.RETRY_SCHEDULED), kinds(second));
        assertEquals(START.plusSeconds(4), second.wakeAt());
        assertTrue(second.progress().openTasks().isEmpty());
        Transition third = interpreter.resume(machine, second.progress(), new Happening.TimePassed(), at(4));
        assertEquals("2", third.demands().get(0).taskId());
        assertEquals(2, third.demands().get(0).attempt());
        assertEquals(List.of(Kind.TASK_SCHEDULED), kinds(third));
    }

    @Test
    void aTimeoutIsToldOnceAndTheTaskForgotten() {
        StateMachine machine = task(", 'TimeoutSeconds': 5");
        Transition first = interpreter.start(machine, at(0));
        Transition second = interpreter.resume(machine, first.progress(), new Happening.TimePassed(), at(5));
        assertEquals(List.of("1"), second.cancelled());
        assertEquals(List.of(Kind.TASK_TIMED_OUT, Kind.STATE_FAILED, Kind.EXECUTION_FAILED), kinds(second));
        assertEquals("States.Timeout", ((End.Failed) second.end()).error());
    }

    @Test
    void anEndedExecutionTellsItsEndAgain() {
        StateMachine machine = machine("{'StartAt': 'S', 'States': {'S': {'Type': 'Succeed'}}}");
        Transition ended = interpreter.start(machine, at(0));
        Progress progress = AslRun.throughText(ended.progress());
        for (Happening happening : List.of(new Happening.TimePassed(), new Happening.TaskFailed("1", "E", ""))) {
            Transition again = interpreter.resume(machine, progress, happening, at(1));
            assertEquals(ended.end(), again.end());
            assertEquals(List.of(), again.history());
        }
        assertEquals(ended.end(), interpreter.redrive(machine, progress, at(1)).end());
    }

    @Test
    void aFailedExecutionIsRedrivenFromWhereItFailed() {
        StateMachine machine = machine(
                "{'StartAt': 'A', 'TimeoutSeconds': 60, 'States': {"
                        + "'A': {'Type': 'Pass', 'Result': 'kept', 'Next': 'T'},"
                        + "'T': {'Type': 'Task', 'Resource': 'r', 'Retry': [{'ErrorEquals': ['E'], 'MaxAttempts': 1}], 'End': true}}}");
        Transition transition = interpreter.start(machine, at(0));
        transition = interpreter.resume(machine, transition.progress(), new Happening.TaskFailed("2", "X", ""), at(1));
        assertEquals(new End.Failed("X", ""), transition.end());
        Progress failed = AslRun.throughText(transition.progress());
        transition = interpreter.redrive(machine, failed, at(100));
        assertEquals(List.of(Kind.EXECUTION_REDRIVEN, Kind.STATE_ENTERED, Kind.TASK_SCHEDULED), kinds(transition));
        assertEquals(failed.entries() + 1, transition.history().get(0).number());
        assertEquals("3", transition.demands().get(0).taskId());
        assertEquals(json("'kept'"), transition.demands().get(0).payload());
        assertEquals(START.plusSeconds(160), transition.wakeAt());
        transition = interpreter.resume(
                machine, transition.progress(), new Happening.TaskSucceeded("3", json("5")), at(101));
        assertEquals(new End.Succeeded(json("5")), transition.end());
    }

    @Test
    void aTimedOutExecutionIsRedrivenWithNewTime() {
        StateMachine machine = machine(
                "{'StartAt': 'W', 'TimeoutSeconds': 5, 'States': {"
                        + "'W': {'Type': 'Wait', 'Seconds': 4, 'Next': 'V'}, 'V': {'Type': 'Wait', 'Seconds': 4, 'End': true}}}");
        Transition transition = interpreter.start(machine, at(0));
        transition = interpreter.resume(machine, transition.progress(), new Happening.TimePassed(), at(4));
        transition = interpreter.resume(machine, transition.progress(), new Happening.TimePassed(), at(5));
        assertEquals(new End.TimedOut(), transition.end());
        transition = interpreter.redrive(machine, AslRun.throughText(transition.progress()), at(50));
        assertEquals(START.plusSeconds(54), transition.wakeAt());
        transition = interpreter.resume(machine, transition.progress(), new Happening.TimePassed(), at(54));
        assertEquals(new End.Succeeded(json("{'in': 1}")), transition.end());
    }

    @Test
    void aStoppedExecutionBeginsItsTasksAnewWithAllTheirTime() {
        StateMachine machine = machine(
                "{'StartAt': 'P', 'TimeoutSeconds': 60, 'States': {'P': {'Type': 'Parallel', 'End': true, 'Branches': ["
                        + "{'StartAt': 'A', 'States': {'A': {'Type': 'Task', 'Resource': 'r', 'TimeoutSeconds': 9,"
                        + " 'Parameters': {'token.$': '$$.Task.Token'}, 'End': true}}},"
                        + "{'StartAt': 'B', 'States': {'B': {'Type': 'Task', 'Resource': 'r', 'TimeoutSeconds': 9, 'End': true}}}]}}}");
        Transition transition = interpreter.start(machine, at(0));
        Progress stopped = AslRun.throughText(transition.progress());
        transition = interpreter.reopen(machine, stopped, Set.of("1.1.1"), at(100));
        assertEquals(List.of(Kind.EXECUTION_REDRIVEN, Kind.TASK_SCHEDULED), kinds(transition));
        var again = transition.demands().get(0);
        assertEquals("1.0.2", again.taskId());
        assertEquals(json("{'token': 'token of 1.0.2'}"), again.payload());
        assertEquals(START.plusSeconds(109), again.timeoutAt());
        transition = interpreter.resume(
                machine, transition.progress(), new Happening.TaskSucceeded("1.1.1", json("'b'")), at(100));
        assertEquals(START.plusSeconds(109), transition.wakeAt());
        transition = interpreter.resume(
                machine, transition.progress(), new Happening.TaskSucceeded("1.0.2", json("'a'")), at(108));
        assertEquals(new End.Succeeded(json("['a', 'b']")), transition.end());
    }

    @Test
    void theResultsOfAMapMayBeKeptByATask() {
        StateMachine machine = machine("{'StartAt': 'M', 'States': {'M': {'Type': 'Map', 'ItemsPath': '$.list',"
                + " 'ResultPath': '$.kept', 'End': true, 'ItemProcessor': {'StartAt': 'N', 'States': {"
                + "'N': {'Type': 'Map', 'ItemsPath': '$', 'End': true, 'ItemProcessor': {'StartAt': 'P', 'States': {"
                + "'P': {'Type': 'Pass', 'End': true}}}}}}}}}");
        Execution execution = new Execution("e", "n", START, json("{'list': [[1, 2], [3]]}"), "m", "M");
        ExecutionContext context = new ExecutionContext(execution, START, 1, id -> id, "keeper");
        Transition transition = interpreter.start(machine, context);
        var demand = transition.demands().get(0);
        assertEquals(
                List.of("1", "M", "keeper", json("[[1, 2], [3]]")),
                List.of(demand.taskId(), demand.state(), demand.resource(), demand.payload()));
        assertEquals(1, transition.demands().size());
        transition = interpreter.reopen(machine, AslRun.throughText(transition.progress()), Set.of(), context);
        assertEquals(List.of(Kind.EXECUTION_REDRIVEN, Kind.TASK_SCHEDULED), kinds(transition));
        assertEquals(demand.payload(), transition.demands().get(0).payload());
        transition = interpreter.resume(
                machine, transition.progress(), new Happening.TaskSucceeded("2", json("'safe'")), context);
        assertEquals(new End.Succeeded(json("{'list': [[1, 2], [3]], 'kept': 'safe'}")), transition.end());
    }

    @Test
    void aReopenedExecutionHasANewDeadline() {
        StateMachine machine = machine("{'StartAt': 'T', 'TimeoutSeconds': 5, 'States': {"
                + "'T': {'Type': 'Task', 'Resource': 'r', 'End': true}}}");
        Transition first = interpreter.start(machine, at(0));
        Transition again = interpreter.reopen(machine, AslRun.throughText(first.progress()), Set.of(), at(50));
        assertNull(again.end());
        assertEquals(START.plusSeconds(55), again.wakeAt());
    }

    @Test
    void aCallThatHasMeasuredEnoughEntersNoFurtherState() {
        StateMachine machine = machine("{'StartAt': 'A', 'States': {'A': {'Type': 'Pass', 'Next': 'B'},"
                + " 'B': {'Type': 'Pass', 'Next': 'C'}, 'C': {'Type': 'Succeed'}}}");
        Interpreter brief = new Interpreter(Limits.DEFAULT.ofCalls(1000, 1));
        Transition transition = brief.start(machine, at(0));
        for (int move = 1; move < 3; move++) {
            assertNull(transition.end());
            assertEquals(START, transition.wakeAt());
            assertEquals(move, transition.progress().moves());
            transition = brief.resume(machine, transition.progress(), new Happening.TimePassed(), at(0));
        }
        assertEquals(new End.Succeeded(json("{'in': 1}")), transition.end());
    }

    @Test
    void aMoveThatIsMadeAgainHasTheSameAnswer() {
        StateMachine machine =
                task(", 'Parameters': {'id.$': 'States.UUID()', 'n.$': 'States.MathRandom(0, 1000000)'}");
        assertEquals(interpreter.start(machine, at(7)), interpreter.start(machine, at(7)));
        assertFalse(interpreter.start(machine, at(7)).equals(interpreter.start(machine, at(8))));
    }

    @Test
    void aDefinitionKeepsWhatItSaysOfItself() {
        StateMachine machine = machine("{'Comment': 'c', 'Document': {'prefix': 'p'}, 'TimeoutSeconds': 5,"
                + " 'StartAt': 'S', 'States': {'S': {'Type': 'Succeed'}}}");
        assertEquals("c", machine.comment());
        assertEquals(5, machine.timeout().toSeconds());
        assertEquals(json("{'prefix': 'p'}"), machine.extensions().get("Document"));
    }

    @Test
    void aResourceCheckSeesTheWholeStateAndPointsIntoIt() {
        InvalidDefinitionException refused = assertThrows(
                InvalidDefinitionException.class,
                () -> StateMachine.parse(
                        json("{'StartAt': 'T', 'States': {'T': {'Type': 'Task', 'Resource': 'r', 'End': true,"
                                + " 'Parameters': {'Url': 'x'}}}}"),
                        (resource, state) -> List.of(new Fault(
                                "/Parameters/Url",
                                resource + state.at("/Parameters/Url").asText())),
                        Set.of()));
        assertEquals(List.of(new Fault("/States/T/Parameters/Url", "rx")), refused.faults());
    }

    @Test
    void whatIsNoProgressIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Progress.fromJson(json("{'a': 1}")));
        assertThrows(
                IllegalArgumentException.class,
                () -> Progress.fromJson(json("{'moves': 1, 'entries': 1, 'deadline': 'soon'}")));
    }
}

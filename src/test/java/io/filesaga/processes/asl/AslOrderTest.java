package io.filesaga.processes.asl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.processes.asl.definition.StateMachine;
import io.filesaga.processes.asl.json.Json;
import io.filesaga.processes.asl.progress.End;
import io.filesaga.processes.asl.progress.TaskDemand;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/**
 * Branches are independent: in whichever order they hear of their tasks, however often and however late, the output is
 * the same. Some tasks fail once and are retried; which ones depends on where they are, not on when.
 */
class AslOrderTest {

    private static final String DEFINITION = """
            {"StartAt": "Both", "States": {
              "Both": {"Type": "Parallel", "Next": "Sum", "Branches": [
                {"StartAt": "Each", "States": {
                  "Each": {"Type": "Map", "ItemsPath": "$.items", "MaxConcurrency": 3, "End": true, "ItemProcessor":
                    {"StartAt": "First", "States": {
                      "First": {"Type": "Task", "Resource": "flaky", "Next": "Second",
                        "Retry": [{"ErrorEquals": ["States.ALL"], "MaxAttempts": 2}]},
                      "Second": {"Type": "Task", "Resource": "plain", "End": true,
                        "Parameters": {"i.$": "$$.Map.Item.Index", "v.$": "$"}}}}}}},
                {"StartAt": "Caught", "States": {
                  "Caught": {"Type": "Task", "Resource": "broken", "End": true,
                    "Catch": [{"ErrorEquals": ["Broken"], "Next": "After"}]},
                  "After": {"Type": "Task", "Resource": "plain", "End": true}}},
                {"StartAt": "Long", "States": {"Long": {"Type": "Wait", "Seconds": 1, "Next": "Late"},
                  "Late": {"Type": "Task", "Resource": "flaky", "End": true,
                    "Retry": [{"ErrorEquals": ["States.ALL"], "MaxAttempts": 2}]}}}]},
              "Sum": {"Type": "Pass", "Parameters": {"all.$": "$", "n.$": "States.ArrayLength($[0])"}, "End": true}}}
            """;
    private static final String INPUT = "{\"items\": [1, 2, 3, 4, 5, 6, 7]}";

    private final Interpreter interpreter = new Interpreter(Limits.DEFAULT);
    private final List<TaskDemand> open = new ArrayList<>();
    private final Set<String> demanded = new HashSet<>();
    private Instant now = AslRun.START;

    private static JsonNode json(String text) {
        try {
            return Json.read(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @RepeatedTest(100)
    void theOutputDoesNotDependOnTheOrder(RepetitionInfo repetition) {
        StateMachine machine = StateMachine.parse(json(DEFINITION), (resource, state) -> List.of(), Set.of());
        Random random = new Random(repetition.getCurrentRepetition());
        Transition transition = taken(interpreter.start(machine, context()));
        while (transition.end() == null) {
            Happening happening = draw(transition, random);
            Transition next =
                    interpreter.resume(machine, AslRun.throughText(transition.progress()), happening, context());
            assertEquals(
                    Json.text(next.progress().toJson()),
                    Json.text(interpreter
                            .resume(machine, transition.progress(), happening, context())
                            .progress()
                            .toJson()),
                    "the same call has the same answer");
            transition = taken(next);
        }
        assertEquals(expected(), ((End.Succeeded) transition.end()).output());
        assertEquals(7 * 2 + 3 + 1 + 1 + 2, demanded.size());
    }

    private static JsonNode expected() {
        String first = "{\"i\":0,\"v\":1},{\"i\":1,\"v\":2},{\"i\":2,\"v\":3},{\"i\":3,\"v\":4},"
                + "{\"i\":4,\"v\":5},{\"i\":5,\"v\":6},{\"i\":6,\"v\":7}";
        return json(
                "{\"all\": [[" + first + "], {\"Error\":\"Broken\",\"Cause\":\"for good\"}, " + INPUT + "], \"n\": 7}");
    }

    private ExecutionContext context() {
        Execution execution = new Execution("e", "n", AslRun.START, json(INPUT), "m", "M");
        return new ExecutionContext(execution, now, now.toEpochMilli(), id -> id);
    }

    private Transition taken(Transition transition) {
        open.addAll(transition.demands());
        transition.demands().forEach(demand -> assertTrue(demanded.add(demand.taskId())));
        assertEquals(List.of(), transition.cancelled());
        return transition;
    }

    /** The end of any open task, one that was told before, or the next timer. */
    private Happening draw(Transition transition, Random random) {
        now = now.plusMillis(random.nextInt(50));
        if (transition.wakeAt() != null && (transition.progress().openTasks().isEmpty() || random.nextInt(3) == 0)) {
            now = now.isBefore(transition.wakeAt()) ? transition.wakeAt() : now;
            return new Happening.TimePassed();
        }
        Collections.shuffle(open, random);
        return answer(open.get(0));
    }

    private static Happening answer(TaskDemand demand) {
        if (demand.resource().equals("broken")) {
            return new Happening.TaskFailed(demand.taskId(), "Broken", "for good");
        }
        boolean fails = demand.resource().equals("flaky")
                && demand.attempt() == 1
                && (demand.payload().isObject() || demand.payload().intValue() % 3 == 1);
        return fails
                ? new Happening.TaskFailed(demand.taskId(), "Flaky", "")
                : new Happening.TaskSucceeded(demand.taskId(), demand.payload());
    }
}

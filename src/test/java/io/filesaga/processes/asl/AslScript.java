package io.filesaga.processes.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.filesaga.processes.asl.progress.TaskDemand;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * What tasks answer: for each resource a list of answers, one for each call, the last for all that follow. An answer is
 * {@code {"output": ...}}, {@code {"error": ..., "cause": ...}} or {@code {"never": true}}, each with {@code "after"}, in
 * seconds. A resource without a list answers at once with its payload.
 */
final class AslScript {

    private final JsonNode tasks;
    private final Map<String, Integer> calls = new HashMap<>();

    AslScript(JsonNode tasks) {
        this.tasks = tasks;
    }

    /** One end of a task that will come. */
    record Arrival(Instant at, String taskId, Happening happening) {}

    Arrival answer(TaskDemand demand, Instant now) {
        JsonNode answers = tasks.path(demand.resource());
        int call = calls.merge(demand.resource(), 1, Integer::sum) - 1;
        JsonNode answer =
                answers.isEmpty() ? MissingNode.getInstance() : answers.get(Math.min(call, answers.size() - 1));
        if (answer.has("never")) {
            return new Arrival(Instant.MAX, demand.taskId(), new Happening.TimePassed());
        }
        Instant at = now.plusMillis(Math.round(answer.path("after").asDouble() * 1_000));
        return new Arrival(at, demand.taskId(), happening(demand, answer));
    }

    private static Happening happening(TaskDemand demand, JsonNode answer) {
        if (answer.has("error")) {
            return new Happening.TaskFailed(
                    demand.taskId(),
                    answer.path("error").asText(),
                    answer.path("cause").asText());
        }
        return new Happening.TaskSucceeded(
                demand.taskId(), answer.has("output") ? answer.path("output") : demand.payload());
    }
}

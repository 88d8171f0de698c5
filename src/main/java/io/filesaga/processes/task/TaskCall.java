package io.filesaga.processes.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.filesaga.processes.execution.ExecutionRow;
import io.filesaga.processes.execution.ParentTask;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of a Task.
 *
 * @param execution whose attempt it is
 * @param taskId names the attempt in it
 * @param resource of the state
 * @param payload the effective input
 * @param document of an execution that owns one, else null
 * @param time how long it may take
 */
public record TaskCall(
        ExecutionRow execution,
        String taskId,
        String resource,
        JsonNode payload,
        @Nullable ObjectNode document,
        Duration time) {

    /** All that it brings. */
    List<JsonNode> data() {
        return document == null ? List.of(payload) : List.of(payload, document);
    }

    ParentTask self() {
        return new ParentTask(execution.id(), taskId);
    }

    /** The same for each try of this attempt, and another one for every other attempt. */
    String idempotencyKey() {
        return execution.id() + ":" + taskId;
    }
}

package io.filesaga.processes.asl.progress;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Work that an execution waits for. The interpreter asks; somebody else does it and tells the end by the task id.
 *
 * @param taskId unique in the execution for each attempt, and the same whenever this attempt is computed again: a path
 *     of numbers such as {@code 4.2.7}, made of digits and points only. Use it with the execution's id as idempotency key
 * @param state the name of the Task state
 * @param resource its {@code Resource}, one that the {@code ResourceCheck} accepted
 * @param payload the effective input: after InputPath and Parameters
 * @param attempt 1 for the first attempt of the state, one more for each retry
 * @param timeoutAt when the attempt has failed with {@code States.Timeout} if it has not ended by then; null for never
 */
public record TaskDemand(
        String taskId,
        String state,
        String resource,
        JsonNode payload,
        int attempt,
        @Nullable Instant timeoutAt) {

    /** The same task with another time. */
    public TaskDemand until(@Nullable Instant time) {
        return new TaskDemand(taskId, state, resource, payload, attempt, time);
    }
}

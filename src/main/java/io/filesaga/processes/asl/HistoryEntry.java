package io.filesaga.processes.asl;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of an execution's history.
 *
 * @param number 1 for the first entry of the execution, then without a gap
 * @param at the time of the move that it happened in
 * @param strand which strand of the execution: empty for the root, {@code 4.2} for the third branch or iteration of what
 *     the root's fourth entry began
 * @param state the state that it is about; null for the execution itself
 * @param taskId the task that it is about
 * @param attempt 1, or one more for each retry of the state
 * @param bytes the size of what went in or came out, in bytes of its compact JSON in UTF-8; null where nothing did
 * @param error the error name of a failure
 * @param cause the cause of a failure
 * @param until when a wait, a retry or a task's time ends
 */
public record HistoryEntry(
        int number,
        Instant at,
        Kind kind,
        String strand,
        @Nullable String state,
        @Nullable String taskId,
        int attempt,
        @Nullable Integer bytes,
        @Nullable String error,
        @Nullable String cause,
        @Nullable Instant until) {

    /** What has happened. */
    public enum Kind {
        /** {@code bytes} of input. */
        EXECUTION_STARTED,
        /** {@code bytes} of raw input. */
        STATE_ENTERED,
        /** {@code bytes} of output. */
        STATE_EXITED,
        /** {@code bytes} of payload; {@code until} its timeout. */
        TASK_SCHEDULED,
        /** {@code bytes} of result. */
        TASK_SUCCEEDED,
        TASK_FAILED,
        TASK_TIMED_OUT,
        /** Its branch failed, or the execution ended without it. */
        TASK_CANCELLED,
        /** A Wait state waits {@code until}. */
        WAITING,
        /** The state has failed and is tried again at {@code until}. */
        RETRY_SCHEDULED,
        /** The state has failed and a Catch leads on. */
        FAILURE_CAUGHT,
        /** The state has failed and nothing catches it. */
        STATE_FAILED,
        /** {@code bytes} of output. */
        EXECUTION_SUCCEEDED,
        EXECUTION_FAILED,
        EXECUTION_TIMED_OUT,
        /** From the state that had failed, or where it was stopped. */
        EXECUTION_REDRIVEN
    }
}

package io.filesaga.processes.execution;

import io.filesaga.processes.data.Kept;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A task's end that its execution has not moved on with.
 *
 * @param result of a task that has ended well
 * @param failure of one that has not, else null
 * @param timeoutAt when its end came too late, or null
 */
record TaskEnd(
        String taskId,
        String state,
        Kept result,
        @Nullable Failure failure,
        @Nullable Instant timeoutAt) {}

package io.filesaga.processes.task;

import io.filesaga.processes.data.Kept;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An attempt as its row says it.
 *
 * @param timeoutAt when nobody waits for its end any more, or null
 */
record TaskRow(
        UUID execution,
        String taskId,
        String state,
        String resource,
        int attempt,
        Kept payload,
        boolean open,
        String token,
        @Nullable Instant timeoutAt) {}

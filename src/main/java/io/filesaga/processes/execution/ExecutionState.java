package io.filesaga.processes.execution;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.filesaga.processes.asl.progress.TaskDemand;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the saga of an execution remembers: hardly anything, for the truth is in the execution's row.
 *
 * @param execution the execution's id
 * @param lookAt when to look if nothing is heard before
 * @param move what was found out and is not recorded yet; lost by a crash, and then found out again
 */
@RegisterForReflection(targets = {ExecutionState.class, TaskDemand.class})
public record ExecutionState(
        UUID execution,
        Instant lookAt,
        @JsonIgnore @Nullable Move move) {

    boolean hasEnded() {
        return move != null && move.status().isEnd();
    }
}

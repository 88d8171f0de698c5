package io.filesaga.processes.task;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.filesaga.processes.data.Kept;
import io.filesaga.processes.execution.Failure;
import io.filesaga.processes.execution.ParentTask;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the saga of an attempt remembers.
 *
 * @param ending how the attempt has ended, not recorded yet; lost by a crash, and then the attempt is made again
 */
@RegisterForReflection
public record TaskState(
        UUID execution, String taskId, @JsonIgnore @Nullable Ending ending) {

    /** The result, put away, or why there is none. */
    record Ending(Kept result, @Nullable Failure failure) {}

    TaskState with(Ending known) {
        return new TaskState(execution, taskId, known);
    }

    ParentTask self() {
        return new ParentTask(execution, taskId);
    }
}

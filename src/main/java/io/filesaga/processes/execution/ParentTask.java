package io.filesaga.processes.execution;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/**
 * The task that waits for an execution.
 *
 * @param execution whose task it is
 * @param taskId the attempt
 */
@RegisterForReflection
public record ParentTask(UUID execution, String taskId) {}

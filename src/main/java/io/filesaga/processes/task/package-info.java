/**
 * Tasks: what a Task state asks for, and who does it.
 *
 * <p>Each attempt is a small saga of its own, {@link io.filesaga.processes.task.TaskSaga}: one call outside, then one
 * commit that says how it ended, tells the execution to look, and ends the saga. After a crash the same attempt is made
 * again, and carries the same idempotency key. Whether a failed attempt is followed by another one is for the
 * definition's Retry to say, not for the saga.
 *
 * <p>A {@link io.filesaga.processes.task.TaskResource} is one family of resources: HTTP, functions, executions, objects,
 * documents.
 * {@link io.filesaga.processes.task.ResourceCatalog} knows them all; by it a definition is checked when it is put. A
 * resource answers with what came of the attempt, or says that somebody else will tell: a downstream execution.
 *
 * <p>{@link io.filesaga.processes.task.Functions} is the port to functions of AWS Lambda; the SDK is known to the room
 * {@code processes.lambda} alone.
 *
 * <p>Activities need no saga: {@link io.filesaga.processes.task.Activities} hands their tasks to workers who ask, and
 * takes the workers' word.
 *
 * <p>May import {@code processes.execution} and what that imports, {@code storage} and {@code outbound}.
 */
@NullMarked
package io.filesaga.processes.task;

import org.jspecify.annotations.NullMarked;

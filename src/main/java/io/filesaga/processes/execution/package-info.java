/**
 * Executions: processes that run.
 *
 * <p>{@link io.filesaga.processes.execution.ExecutionSaga} is the one kind of saga that moves them. It looks at what has
 * happened, lets the interpreter go as far as it can without waiting, and records all of it in one commit: the
 * execution's row, the lines of its history, the tasks that were asked for with the sagas that do them, the parent that
 * waits for its end. Any number of states between two waits is one commit, and the first move is the commit that begins
 * the saga.
 *
 * <p>What a task has led to is the truth of its row in {@code execution_task}. The signal that comes with it only says
 * "look". So a move that was cut by a crash, or whose data could not be stored, is made again and misses nothing;
 * doubles are harmless, and several ends are taken at once, in the order in which the tasks were asked for.
 *
 * <p>{@link io.filesaga.processes.execution.Move} is what one move wants to have recorded.
 * {@link io.filesaga.processes.execution.Mover} finds it out, {@link io.filesaga.processes.execution.ExecutionWrites}
 * says it in SQL. Rows are locked in one order: the saga's own, other sagas', executions, tasks.
 *
 * <p>May import {@code processes.data}, {@code processes.definition}, {@code processes.asl}, {@code sagas} and
 * {@code outbox}. Knows tasks by their rows; who does them is not its business.
 */
@NullMarked
package io.filesaga.processes.execution;

import org.jspecify.annotations.NullMarked;

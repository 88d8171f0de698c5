/**
 * An interpreter of the Amazon States Language (states-language.net, JSONPath dialect): pure, and ignorant of the rest
 * of the house. No clock, no I/O, no thread: time, randomness and tokens come in as arguments, so the same call with
 * the same arguments has the same answer, and a call that was cut by a crash is simply made again.
 *
 * <p>{@link io.filesaga.processes.asl.definition.StateMachine} is a definition that was read and found good.
 * {@link io.filesaga.processes.asl.Interpreter} moves an execution of it: {@code start} it, then {@code resume} it with
 * each {@link io.filesaga.processes.asl.Happening}. Each move goes as far as it can without waiting and answers with a
 * {@link io.filesaga.processes.asl.Transition}: the new {@link io.filesaga.processes.asl.progress.Progress} to keep, the
 * tasks to begin and to forget, when to come back, what to tell in the history, and the end if it is one. Keep the
 * progress and the demands in one commit.
 *
 * <p>What it guarantees: whatever a definition that was accepted meets at run time ends as an error of the execution,
 * never as an exception, but for a bug. An end comes once. A happening for a task that is not open changes nothing, so
 * doubles and latecomers are harmless. The order in which independent branches hear of their tasks does not change the
 * output. A move may be long work (a thousand states over large data): not for an event loop, unless the limits
 * are small. Moves per call, moves per execution and the size of data have {@link io.filesaga.processes.asl.Limits}.
 *
 * <p>Imports its own sub-packages only, which lie in layers: {@code fault} and {@code json} below {@code path} below
 * {@code intrinsic} below {@code template}; {@code choice} above {@code path}; {@code definition} above them all; {@code progress}
 * beside; and this package on top.
 */
@NullMarked
package io.filesaga.processes.asl;

import org.jspecify.annotations.NullMarked;

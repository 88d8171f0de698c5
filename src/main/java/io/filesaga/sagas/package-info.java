/**
 * Sagas: work in several steps that ends, whatever fails. This room is the engine's public face and pure: no SQL, no
 * clock, no thread. It does not know that files exist and could be lifted out as a library.
 *
 * <p>A {@link io.filesaga.sagas.SagaDefinition} is a table of contents: a {@link io.filesaga.sagas.Flow} of named
 * steps, each of one of three kinds, so that cost and guarantee can be read off the definition.
 *
 * <ul>
 *   <li><b>transact</b> changes our tables in the same database transaction that records the step: exactly once. It is
 *       data ({@link io.filesaga.sagas.Write}), not code with a connection in its hand.
 *   <li><b>call</b> goes outside (S3, HTTP): idempotent, at least once, never inside a transaction.
 *   <li><b>await</b> parks the saga until a {@link io.filesaga.sagas.Signal} arrives or its deadline passes. A waiting
 *       saga costs nothing: no lease, no thread, no connection.
 * </ul>
 *
 * <p>A step may have an undo. When a step fails for good the saga goes back: the undo of every step that was begun runs,
 * last first (also that of the failing step, for an outside call that failed may still have had its effect). A flow that
 * is forward only never goes back; when its attempts are spent it is DEAD: parked, visible, and a human can retry it.
 *
 * <p>Commits are what a saga costs. Neighbouring transact steps share one; the begin of a saga and its first transact
 * steps share one; the last transact step and the saga's end share one. The outcome of a call travels with the next
 * commit. So a call may run again after a crash, and must bear it.
 *
 * <p>{@link io.filesaga.sagas.SagaClient} is the door to the engine; {@link io.filesaga.sagas.Upkeep} is the other one, for a
 * node without timers. This room imports nothing of ours.
 */
@NullMarked
package io.filesaga.sagas;

import org.jspecify.annotations.NullMarked;

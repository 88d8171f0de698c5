/**
 * Events sent to a bus of Amazon EventBridge, where rules bring them to whoever wants them. Off, unless
 * {@code filesaga.outbox.eventbridge.bus} names a bus: then nothing of this runs, and no client is made.
 *
 * <p>{@link io.filesaga.outbox.eventbridge.Forwarder} is the door: it looks whether there is something to send when the
 * database rings, at an interval, and on the tick of a function. A {@link io.filesaga.outbox.eventbridge.Trip} then takes
 * the lease of the bus's row and carries one page of the outbox. {@link io.filesaga.outbox.eventbridge.Load} is what of a
 * page is still to be brought, and in which batches: pure. {@link io.filesaga.outbox.eventbridge.Bus} is the bus in our
 * words; {@link io.filesaga.outbox.eventbridge.BusStore} has all SQL.
 *
 * <p>Guarantees. Each event that was committed after the bus was first switched on is sent at least once; after a crash, or
 * when an answer is lost, again, with the same id in its detail. One node at a time sends, the holder of the lease; no
 * transaction is open meanwhile, and what a node says after its lease has gone to another is not written down. A round has
 * each subject once, and the next event of a subject goes only after the one before has been taken: of one subject they
 * are taken in order. EventBridge itself promises no order to those behind its rules.
 *
 * <p>A bus that does not answer, or refuses all of us, is tried again after a pause that grows to a minute, and holds back
 * nothing else. An event that the bus can never take is told in the log, counted and passed over; so is one that
 * is older than {@code filesaga.outbox.eventbridge.give-up-after} when it refuses it in a round in which it takes others,
 * unless it is only busy. Retention leaves an event alone for so long as well.
 *
 * <p>May import {@code outbox}, {@code sagas} for its backoff, {@code sdk} and {@code sdk.aws}. Beside the other rooms that
 * own a client the only one with types of AWS.
 */
@NullMarked
package io.filesaga.outbox.eventbridge;

import org.jspecify.annotations.NullMarked;

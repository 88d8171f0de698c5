/**
 * Telling others what happened: the table of events, and how they leave.
 *
 * <p>{@link io.filesaga.outbox.Outbox} is the door. An event is a write among the writes of the step that makes it true:
 * both are committed, or neither. There is no event of something that did not happen, and nothing happens untold.
 *
 * <p>An event's position is its transaction and its number. Numbers alone become visible in another order than they were
 * given; but every transaction below a snapshot's xmin has ended. Readers take only what is below it, in the order of
 * positions, and remember the last one. They miss nothing and read nothing twice.
 *
 * <p>A position is the event's id wherever it leaves the house. Who is told of an event may be told again after a crash;
 * the id says that it is the same.
 *
 * <p>May import {@code sagas}, for an event is a {@link io.filesaga.sagas.Write} and belongs to a saga. Knows nothing of
 * files and processes: what an event is about is for those to say who tell it.
 */
@NullMarked
package io.filesaga.outbox;

import org.jspecify.annotations.NullMarked;

/**
 * Events as they happen, for those who hold a stream open, and news of sagas for those who wait for one.
 *
 * <p>{@link io.filesaga.outbox.stream.Doorbell} hears the database ring when events were committed, on whichever node.
 * {@link io.filesaga.outbox.stream.Relay} then reads the outbox once for this node and hands each page to all its
 * followers; it sleeps while there are none. Ringing is a hint: the relay also looks by itself at an interval.
 *
 * <p>{@link io.filesaga.outbox.stream.Follower} is one stream. It reads the past by queries of its own until it has caught
 * up, joins the relay, looks once more, and from then on takes what the relay hands out. Positions sort out what came
 * twice. A reader that is slower than its events falls back to reading the past. One that takes nothing, or a stopping
 * node, ends the stream; the reader comes back with the last id that it saw and goes on from there, here or elsewhere.
 *
 * <p>A corner of {@code outbox}: may import it and {@code sagas}.
 */
@NullMarked
package io.filesaga.outbox.stream;

import org.jspecify.annotations.NullMarked;

package io.filesaga.outbox.stream;

import io.filesaga.outbox.Position;
import io.filesaga.outbox.ToldEvent;

/** What a stream carries. */
public sealed interface Frame {

    /** An event. */
    record Told(ToldEvent event) implements Frame {}

    /** A sign of life; whoever comes back with its position has missed nothing. */
    record Alive(Position position) implements Frame {}
}

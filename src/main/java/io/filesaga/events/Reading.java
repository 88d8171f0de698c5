package io.filesaga.events;

import java.util.List;

/** All that a message said, in its order. Both lists are empty for a test event. */
public record Reading(List<ObjectChange> changes, List<UnknownEvent> unknown) {

    public Reading {
        changes = List.copyOf(changes);
        unknown = List.copyOf(unknown);
    }
}

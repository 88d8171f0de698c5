package io.filesaga.events;

import java.util.ArrayList;
import java.util.List;

/** What has been found in a message so far. */
final class Findings {

    private static final int MOST = 10_000;

    private final List<ObjectChange> changes = new ArrayList<>();
    private final List<UnknownEvent> unknown = new ArrayList<>();

    void add(Field event, ObjectChange change) {
        makeRoom(event);
        changes.add(change);
    }

    void addUnknown(Field event, String what, String detail) {
        makeRoom(event);
        unknown.add(new UnknownEvent(what, detail));
    }

    private void makeRoom(Field event) {
        if (changes.size() + unknown.size() == MOST) {
            throw event.bad("A message has at most " + MOST + " events.");
        }
    }

    Reading reading() {
        return new Reading(changes, unknown);
    }
}

package io.filesaga.outbox.eventbridge;

import io.filesaga.outbox.Position;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A page of events on its way to the bus.
 *
 * @param begin where the page begins
 * @param end where it ends
 * @param events in order
 * @param done of which nothing is left to do
 */
record Load(Position begin, Position end, List<Outgoing> events, Set<Position> done) {

    /** The most entries that one call takes. */
    static final int MOST_ENTRIES = 10;

    /**
     * The most bytes of a call of several entries: what EventBridge has always taken. An event that alone is larger goes
     * alone.
     */
    static final int MOST_BYTES = 256 * 1024;

    /** Calls under way at once. */
    static final int MOST_CALLS = 4;

    Load {
        events = List.copyOf(events);
        done = Set.copyOf(done);
    }

    boolean isDone() {
        return open().isEmpty();
    }

    /** What is sent next, side by side: of each subject its oldest event. */
    List<List<Outgoing>> round() {
        List<List<Outgoing>> batches = new ArrayList<>();
        Set<String> subjects = new HashSet<>();
        for (Outgoing event : open()) {
            if (subjects.add(event.subject()) && !add(event, batches)) {
                break;
            }
        }
        return batches;
    }

    private static boolean add(Outgoing event, List<List<Outgoing>> batches) {
        List<Outgoing> last = batches.isEmpty() ? List.of() : batches.get(batches.size() - 1);
        int bytes = last.stream().mapToInt(Outgoing::size).sum();
        boolean fits = !last.isEmpty() && last.size() < MOST_ENTRIES && bytes + event.size() <= MOST_BYTES;
        if (!fits && batches.size() == MOST_CALLS) {
            return false;
        }
        if (fits) {
            last.add(event);
        } else {
            batches.add(new ArrayList<>(List.of(event)));
        }
        return true;
    }

    Load without(Set<Position> settled) {
        Set<Position> all = new HashSet<>(done);
        all.addAll(settled);
        return new Load(begin, end, events, all);
    }

    /** Up to here nothing is left to do. */
    Position reached() {
        Position reached = begin;
        for (Outgoing event : events) {
            if (!done.contains(event.position())) {
                return reached;
            }
            reached = event.position();
        }
        return end;
    }

    /** Done though something before is not. */
    List<Position> ahead() {
        Position reached = reached();
        return done.stream()
                .filter(position -> position.isAfter(reached))
                .sorted()
                .toList();
    }

    private List<Outgoing> open() {
        return events.stream().filter(event -> !done.contains(event.position())).toList();
    }
}

package io.filesaga.outbox.eventbridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.filesaga.outbox.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What goes in which call, and how far a page is. */
class LoadTest {

    private static final Position BEGIN = new Position(1, 0);
    private static final Position END = new Position(9, 0);

    private static Position at(int id) {
        return new Position(5, id);
    }

    private static Outgoing event(int id, String subject, int size) {
        return new Outgoing(at(id), subject, Instant.EPOCH, "filesaga", "t", "{}", size);
    }

    private static Load load(Outgoing... events) {
        return new Load(BEGIN, END, List.of(events), Set.of());
    }

    private static List<List<Long>> ids(Load load) {
        return load.round().stream()
                .map(batch -> batch.stream().map(event -> event.position().id()).toList())
                .toList();
    }

    @Test
    void ofEachSubjectTheOldestGoesFirst() {
        Load load = load(event(1, "a", 1), event(2, "a", 1), event(3, "b", 1), event(4, "a", 1));
        assertEquals(List.of(List.of(1L, 3L)), ids(load));
        Load next = load.without(Set.of(at(1), at(3)));
        assertEquals(List.of(List.of(2L)), ids(next));
        assertEquals(at(1), next.reached());
        assertEquals(List.of(at(3)), next.ahead());
    }

    @Test
    void anOpenEventHoldsBackItsOwnSubjectAndThePosition() {
        Load load = load(event(1, "a", 1), event(2, "b", 1), event(3, "b", 1)).without(Set.of(at(2)));
        assertEquals(List.of(List.of(1L, 3L)), ids(load));
        assertEquals(BEGIN, load.reached());
        assertEquals(List.of(at(2)), load.ahead());
        assertFalse(load.isDone());
        Load done = load.without(Set.of(at(1), at(3)));
        assertTrue(done.isDone());
        assertEquals(END, done.reached());
        assertEquals(List.of(), done.ahead());
    }

    @Test
    void aBatchIsFullAtTenEntriesOrAtItsBytes() {
        int half = Load.MOST_BYTES / 2;
        assertEquals(
                List.of(List.of(1L, 2L), List.of(3L), List.of(4L)),
                ids(load(
                        event(1, "a", half),
                        event(2, "b", half),
                        event(3, "c", 1),
                        event(4, "d", Load.MOST_BYTES + 1))));
        assertEquals(List.of(List.of(1L), List.of(2L)), ids(load(event(1, "a", half), event(2, "b", half + 1))));
        List<Outgoing> many = new ArrayList<>();
        for (int i = 1; i <= 55; i++) {
            many.add(event(i, "s" + i, 1));
        }
        List<List<Outgoing>> round = new Load(BEGIN, END, many, Set.of()).round();
        assertEquals(List.of(10, 10, 10, 10), round.stream().map(List::size).toList());
    }

    @Test
    void anEmptyPageIsDone() {
        assertTrue(load().isDone());
        assertEquals(END, load().reached());
        assertEquals(List.of(), load().round());
    }
}

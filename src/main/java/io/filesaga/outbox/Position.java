package io.filesaga.outbox;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an event is in the outbox; its id for everybody.
 *
 * @param tx the transaction that appended it
 * @param id its number, from 1; 0 is before all events of the transaction
 */
public record Position(long tx, long id) implements Comparable<Position> {

    /** Before every event. */
    public static final Position START = new Position(0, 0);

    private static final Comparator<Position> ORDER =
            Comparator.comparingLong(Position::tx).thenComparingLong(Position::id);

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,18})-(\\d{1,18})");

    /** Before every event of the transaction, and after all of earlier ones. */
    static Position before(long tx) {
        return new Position(tx, 0);
    }

    /** Empty when the text is no position. */
    public static Optional<Position> parse(String text) {
        Matcher written = WRITTEN.matcher(text.strip());
        return written.matches()
                ? Optional.of(new Position(Long.parseLong(written.group(1)), Long.parseLong(written.group(2))))
                : Optional.empty();
    }

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }

    public boolean isAfter(Position other) {
        return compareTo(other) > 0;
    }

    /** The later of the two. */
    Position orLater(Position other) {
        return other.isAfter(this) ? other : this;
    }

    @Override
    public String toString() {
        return tx + "-" + id;
    }
}

package io.filesaga.sagas;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A data-modifying SQL statement that takes many rows at once, so that the writes of many sagas share one commit.
 *
 * <p>The text reads its rows from {@code {rows}}, which has the alias {@code w} and the statement's columns; it is run
 * as a part of a {@code WITH} chain, so it must end in {@code RETURNING}, and may read what the parts named before it
 * return. All parts see the same snapshot of the tables.
 *
 * @param name the part's name in the chain, unique in a step's writes unless the statement is the same
 * @param sql the statement
 * @param columns what each row has
 * @param conflicts constraint name to what its violation means
 * @param wakes true when it begins or signals sagas: the engine looks for them at once after the commit
 */
public record Statement(String name, String sql, List<Column> columns, Map<String, Conflict> conflicts, boolean wakes) {

    /** A column of the rows that a statement takes. */
    public record Column(String name, Type type) {}

    /** The types that rows can have; JSON travels as text. */
    public enum Type {
        UUID("uuid"),
        TEXT("text"),
        BIGINT("bigint"),
        BOOLEAN("boolean"),
        TIMESTAMP("timestamptz");

        private final String sqlName;

        Type(String sqlName) {
            this.sqlName = sqlName;
        }

        public String sqlName() {
            return sqlName;
        }
    }

    /** What the violation of a constraint means. */
    public sealed interface Conflict {

        /** Somebody else was faster: the same statement, run again, sees his row and does right. */
        record TryAgain() implements Conflict {}

        /** The step is refused. */
        record Refused(Refusal why) implements Conflict {}
    }

    public static Statement of(String name, String sql, Column... columns) {
        return new Statement(name, sql, List.of(columns), Map.of(), false);
    }

    /** The same statement, with the meaning of one more constraint. */
    public Statement onConflict(String constraint, Conflict meaning) {
        Map<String, Conflict> more = new HashMap<>(conflicts);
        more.put(constraint, meaning);
        return new Statement(name, sql, columns, Map.copyOf(more), wakes);
    }

    /** The same statement, known to leave work for the engine. */
    public Statement thatWakes() {
        return new Statement(name, sql, columns, conflicts, true);
    }

    public static Column uuid(String name) {
        return new Column(name, Type.UUID);
    }

    public static Column text(String name) {
        return new Column(name, Type.TEXT);
    }

    public static Column bigint(String name) {
        return new Column(name, Type.BIGINT);
    }

    public static Column bool(String name) {
        return new Column(name, Type.BOOLEAN);
    }

    public static Column timestamp(String name) {
        return new Column(name, Type.TIMESTAMP);
    }
}

package io.filesaga.sagas;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row's worth of a {@link Statement}, with what must come of it.
 *
 * @param statement what to run
 * @param arguments one value for each of the statement's columns, in order; nulls allowed
 * @param rows rows that must be touched, or {@link #ANY}
 * @param otherwise why the step is refused when another number of rows is touched
 */
public record Write(Statement statement, List<@Nullable Object> arguments, int rows, Refusal otherwise) {

    /** Any number of rows is right. */
    public static final int ANY = -1;

    private static final Refusal NEVER = Refusal.of("internal", "The number of rows does not matter here.");

    public Write {
        if (arguments.size() != statement.columns().size()) {
            throw new IllegalArgumentException(
                    statement.name() + " takes " + statement.columns().size() + " arguments, not " + arguments.size());
        }
    }

    /** Exactly one row is touched, or the step is refused. */
    public static Write one(Statement statement, Refusal otherwise, @Nullable Object... arguments) {
        return new Write(statement, Arrays.asList(arguments), 1, otherwise);
    }

    /** However many rows are touched, it is right. */
    public static Write any(Statement statement, @Nullable Object... arguments) {
        return new Write(statement, Arrays.asList(arguments), ANY, NEVER);
    }
}

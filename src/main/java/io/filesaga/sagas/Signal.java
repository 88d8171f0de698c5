package io.filesaga.sagas;

import java.util.Map;

/**
 * What a waiting saga is told.
 *
 * @param name what happened, for example {@code complete}
 * @param payload small JSON-able values that the next step may want
 */
public record Signal(String name, Map<String, Object> payload) {

    private static final String DEADLINE = "deadline";

    public static Signal named(String name) {
        return new Signal(name, Map.of());
    }

    /** The signal that the engine gives when an await's deadline passed. */
    public static Signal deadline() {
        return named(DEADLINE);
    }

    public boolean isDeadline() {
        return name.equals(DEADLINE);
    }
}

package io.filesaga.processes.asl.definition;

import java.util.Map;
import java.util.Objects;

/**
 * States that lead to each other: those of the root, of a branch or of a Map's processor.
 *
 * @param startAt the name of the first one
 * @param byName all of them
 */
public record States(String startAt, Map<String, State> byName) {

    /** The state of that name; every name that a definition which was accepted mentions is there. */
    public State at(String name) {
        return Objects.requireNonNull(byName.get(name), name);
    }
}

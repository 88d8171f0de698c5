package io.filesaga.processes.asl.definition;

import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.processes.asl.fault.InvalidDefinitionException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A definition that was read and found good. Immutable and safe to share between threads; reading costs much more than
 * a transition, so keep it.
 *
 * @param comment what the definition says of itself
 * @param timeout how long an execution may last, from its start; null when it may last for ever
 * @param extensions the top-level fields that are not of the language but were allowed, as they were written
 * @param states the states of the root
 */
public record StateMachine(
        @Nullable String comment, @Nullable Duration timeout, Map<String, JsonNode> extensions, States states) {

    /**
     * Reads a definition. The tree must not be changed afterwards: constants of the definition are parts of it.
     *
     * @param definition the whole definition
     * @param resources asked for every Task state
     * @param extensions names of top-level fields that are passed through as data
     * @throws InvalidDefinitionException with every fault that was found
     */
    public static StateMachine parse(JsonNode definition, ResourceCheck resources, Set<String> extensions) {
        return new MachineReader(resources, extensions).read(definition);
    }
}

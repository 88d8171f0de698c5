package io.filesaga.processes.definition;

import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.processes.asl.definition.ResourceCheck;
import io.filesaga.processes.asl.definition.StateMachine;
import io.filesaga.processes.asl.fault.Fault;
import io.filesaga.processes.asl.fault.InvalidDefinitionException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A process as it is run.
 *
 * @param stored the version that it was read from
 * @param states what the interpreter moves
 * @param documentMode whether each execution owns a document
 */
public record Machine(StoredProcess stored, StateMachine states, boolean documentMode) {

    /** The top-level field of a definition that chooses how its data travels. */
    public static final String DATA_FIELD = "filesaga:data";

    /** What the field of a state's result in the document ends with. */
    public static final String OUTPUT = "-output";

    private static final String DOCUMENT = "document";
    private static final String MAP = "Map";
    private static final String DOCUMENTS = "filesaga:document:write";

    /** What every process is called in the context object. */
    public String id() {
        return stored.name() + ":" + stored.version();
    }

    static Machine of(StoredProcess stored, ResourceCheck resources) {
        StateMachine states = StateMachine.parse(stored.definition(), resources, Set.of(DATA_FIELD));
        JsonNode mode = states.extensions().get(DATA_FIELD);
        if (mode != null && !DOCUMENT.equals(mode.textValue())) {
            throw new InvalidDefinitionException(
                    List.of(new Fault("/" + DATA_FIELD, "\"" + DOCUMENT + "\" is the only mode that can be chosen.")));
        }
        if (mode != null && stored.definition().findValuesAsText("Type").contains(MAP)) {
            throw new InvalidDefinitionException(List.of(new Fault(
                    "/" + DATA_FIELD, "A Map state cannot be here: its iterations would write to the same field.")));
        }
        if (mode == null && stored.definition().findValuesAsText("Resource").contains(DOCUMENTS)) {
            throw new InvalidDefinitionException(
                    List.of(new Fault("/" + DATA_FIELD, DOCUMENTS + " needs \"" + DOCUMENT + "\" here.")));
        }
        return new Machine(stored, states, mode != null);
    }

    /** The fields of a document that its states write. */
    public Set<String> outputFields() {
        Set<String> fields = new HashSet<>();
        stored.definition()
                .findValues("States")
                .forEach(some -> some.fieldNames().forEachRemaining(name -> fields.add(name + OUTPUT)));
        return fields;
    }
}

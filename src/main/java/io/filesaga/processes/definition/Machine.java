package io.filesaga.processes.definition;

import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.processes.asl.definition.ResourceCheck;
import io.filesaga.processes.asl.definition.StateMachine;
import io.filesaga.processes.asl.fault.Fault;
import io.filesaga.processes.asl.fault.InvalidDefinitionException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A process as it is run.
 *
 * @param stored the version that it was read from
 * @param states what the interpreter moves
 * @param documentMode whether each execution owns a document
 * @param iterated the names of the states within Map states
 */
public record Machine(StoredProcess stored, StateMachine states, boolean documentMode, Set<String> iterated) {

    /** The top-level field of a definition that chooses how its data travels. */
    public static final String DATA_FIELD = "filesaga:data";

    /** What the field of a state's result in the document ends with. */
    public static final String OUTPUT = "-output";

    /** Who puts the results of Map states into the document. */
    public static final String WRITE = "filesaga:document:write";

    private static final String DOCUMENT = "document";
    private static final String RESOURCE = "Resource";

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
        if (mode == null && stored.definition().findValuesAsText(RESOURCE).contains(WRITE)) {
            throw new InvalidDefinitionException(
                    List.of(new Fault("/" + DATA_FIELD, WRITE + " needs \"" + DOCUMENT + "\" here.")));
        }
        Map<String, String> iterated = Iterated.in(stored.definition());
        refuseIteratedWrites(stored.definition(), iterated.values());
        return new Machine(stored, states, mode != null, iterated.keySet());
    }

    private static void refuseIteratedWrites(JsonNode definition, Collection<String> pointers) {
        List<Fault> faults = pointers.stream()
                .filter(pointer ->
                        WRITE.equals(definition.at(pointer).path(RESOURCE).textValue()))
                .sorted()
                .map(pointer -> new Fault(
                        pointer + "/" + RESOURCE,
                        "Nothing within a Map state writes to the document; the results of the Map do."))
                .toList();
        if (!faults.isEmpty()) {
            throw new InvalidDefinitionException(faults);
        }
    }

    /** The fields of a document that its states write. */
    public Set<String> outputFields() {
        Set<String> fields = new HashSet<>();
        stored.definition()
                .findValues("States")
                .forEach(some -> some.fieldNames().forEachRemaining(name -> fields.add(name + OUTPUT)));
        iterated.forEach(name -> fields.remove(name + OUTPUT));
        return fields;
    }
}

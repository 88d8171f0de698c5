package io.filesaga.processes.asl.fault;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.ArrayList;
import java.util.List;

/** The faults found so far while a definition is read. */
public final class Faults {

    private final List<Fault> found = new ArrayList<>();

    public void add(JsonPointer at, String sentence) {
        found.add(new Fault(at.toString(), sentence));
    }

    public boolean none() {
        return found.isEmpty();
    }

    public int count() {
        return found.size();
    }

    /**
     * Ends the reading of a definition that has faults.
     *
     * @throws InvalidDefinitionException when there are any
     */
    public void raise() {
        if (!found.isEmpty()) {
            throw new InvalidDefinitionException(found);
        }
    }
}

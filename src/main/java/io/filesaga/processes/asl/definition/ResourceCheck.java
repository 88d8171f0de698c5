package io.filesaga.processes.asl.definition;

import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.processes.asl.fault.Fault;
import java.util.List;

/** Says which Task resources exist and what they ask of the Task state that names them. Pure: it looks nothing up. */
@FunctionalInterface
public interface ResourceCheck {

    /**
     * What is wrong with a Task state, besides what the language itself says.
     *
     * @param resource its {@code Resource}
     * @param state the whole state as it was written; a {@code Parameters} field may hold paths ({@code "x.$"})
     * @return nothing when it is fine; the pointers are relative to the state ({@code "/Resource"},
     *     {@code "/Parameters/Url"})
     */
    List<Fault> faultsOf(String resource, JsonNode state);
}

package io.filesaga.processes.task;

import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.processes.asl.fault.Fault;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** A family of resources that Task states may name. */
interface TaskResource {

    boolean serves(String resource);

    /** What is wrong with the Task state; see {@link io.filesaga.processes.asl.definition.ResourceCheck}. */
    List<Fault> faultsOf(String resource, JsonNode state);

    /**
     * Makes the attempt. Bears to be made again. Failures of what it calls are answers; a failed {@code Uni} is trouble
     * of our own, and the attempt is tried again.
     */
    Uni<TaskAnswer> run(TaskCall call);
}

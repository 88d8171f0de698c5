package io.filesaga.processes.asl;

import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.processes.asl.fault.StateFailure;
import io.filesaga.processes.asl.progress.Strand;

/** Where a strand is when it can go no further in this move. */
sealed interface Outcome {

    record Going(Strand strand) implements Outcome {}

    record Done(JsonNode output) implements Outcome {}

    /**
     * It has failed for good.
     *
     * @param strand in the state whose failure nothing has caught
     */
    record Failed(Strand strand, StateFailure failure) implements Outcome {}
}

package io.filesaga.processes.asl;

import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.processes.asl.fault.StateFailure;
import io.filesaga.processes.asl.progress.Strand;
import org.jspecify.annotations.Nullable;

/** What a strand does next. */
sealed interface Step {

    /** It can go no further in this move. */
    record Stay(Strand strand) implements Step {}

    /** It is in the same state, and another look at it may lead on. */
    record Again(Strand strand) implements Step {}

    /**
     * It leaves its state.
     *
     * @param next null when its state was the last
     */
    record Leave(JsonNode output, @Nullable String next) implements Step {}

    /** Its state has failed, and nothing has caught that. */
    record Fall(StateFailure failure) implements Step {}
}

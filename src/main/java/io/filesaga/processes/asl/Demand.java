package io.filesaga.processes.asl;

import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.processes.asl.definition.State;
import io.filesaga.processes.asl.progress.Position;
import io.filesaga.processes.asl.progress.Strand;
import io.filesaga.processes.asl.progress.TaskDemand;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Asks for a task, and lets its strand wait for the end. */
final class Demand {

    private final Move move;

    Demand(Move move) {
        this.move = move;
    }

    Step of(State state, String resource, Strand strand, JsonNode payload, @Nullable Instant timeoutAt) {
        int bytes = move.limited(payload);
        TaskDemand demand =
                new TaskDemand(strand.stepId(), state.name(), resource, payload, strand.retryCount() + 1, timeoutAt);
        move.demand(demand);
        move.history().taskScheduled(strand, demand, bytes);
        return new Step.Stay(strand.at(new Position.Tasking(demand)));
    }
}

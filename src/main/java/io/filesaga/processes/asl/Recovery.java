package io.filesaga.processes.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.filesaga.processes.asl.HistoryEntry.Kind;
import io.filesaga.processes.asl.definition.Catcher;
import io.filesaga.processes.asl.definition.ErrorEquals;
import io.filesaga.processes.asl.definition.Retrier;
import io.filesaga.processes.asl.definition.State;
import io.filesaga.processes.asl.definition.Work;
import io.filesaga.processes.asl.fault.StateFailure;
import io.filesaga.processes.asl.json.Json;
import io.filesaga.processes.asl.progress.Strand;
import java.time.Instant;
import java.util.Optional;

/**
 * What a failure of a state leads to: the first retrier that matches, while it has attempts left; then the first catcher
 * that matches; then the end of the strand (Amazon States Language, "Errors").
 */
final class Recovery {

    private final Move move;

    Recovery(Move move) {
        this.move = move;
    }

    Step from(State state, Strand strand, StateFailure failure) {
        for (int i = 0; i < state.retriers().size(); i++) {
            Retrier retrier = state.retriers().get(i);
            if (matches(retrier.errors(), state, failure)) {
                if (strand.retriesBy(i) < retrier.maxAttempts()) {
                    return retry(retrier, i, strand, failure);
                }
                break;
            }
        }
        Optional<Catcher> catcher = state.catchers().stream()
                .filter(each -> matches(each.errors(), state, failure))
                .findFirst();
        return catcher.isPresent() ? caught(catcher.get(), strand, failure) : fall(strand, failure);
    }

    private static boolean matches(ErrorEquals errors, State state, StateFailure failure) {
        return errors.match(failure.error(), failure.ofBranch() && state.work() instanceof Work.Parallel);
    }

    private Step retry(Retrier retrier, int index, Strand strand, StateFailure failure) {
        Instant until = move.now().plus(retrier.delay(strand.retriesBy(index), move.random()));
        move.history().failure(Kind.RETRY_SCHEDULED, strand, failure, until);
        return new Step.Again(strand.retrying(index, until));
    }

    private Step caught(Catcher catcher, Strand strand, StateFailure failure) {
        ObjectNode error = Json.NODES.objectNode().put("Error", failure.error()).put("Cause", failure.cause());
        try {
            JsonNode output = catcher.resultPath() == null
                    ? strand.input()
                    : catcher.resultPath().put(strand.input(), error);
            move.limited(output);
            move.history().failure(Kind.FAILURE_CAUGHT, strand, failure, null);
            return new Step.Leave(output, catcher.next());
        } catch (StateFailure again) {
            return fall(strand, again);
        }
    }

    private Step fall(Strand strand, StateFailure failure) {
        move.history().failure(Kind.STATE_FAILED, strand, failure, null);
        return new Step.Fall(failure);
    }
}

package io.filesaga.processes.execution;

import io.filesaga.sagas.Backoff;
import io.filesaga.sagas.Flow;
import io.filesaga.sagas.RetryPolicy;
import io.filesaga.sagas.SagaDefinition;
import io.filesaga.sagas.StepContext;
import io.filesaga.sagas.StepOutcome;
import io.filesaga.sagas.Write;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/**
 * Moves an execution until it ends. The first move was found out by whoever began the saga, so its record is part of the
 * begin's commit; every other one follows a signal or the time for which the interpreter has asked.
 */
@Singleton
public class ExecutionSaga implements SagaDefinition<ExecutionState> {

    static final String TYPE = "execution";

    /** The store and the database may be away for days; the execution waits for them. */
    private static final RetryPolicy FOR_DAYS =
            new RetryPolicy(2000, new Backoff(Duration.ofMillis(200), Duration.ofMinutes(5)));

    private final Flow<ExecutionState> flow;
    private final ExecutionWrites writes;
    private final Advance advance;

    ExecutionSaga(ExecutionWrites writes, Advance advance) {
        this.writes = writes;
        this.advance = advance;
        this.flow = Flow.<ExecutionState>thatOnlyGoesForward()
                .transact("record", this::recorded)
                .endsHereWhen(ExecutionState::hasEnded)
                .await("happening", ExecutionState::lookAt)
                .call("advance", this::advanced, FOR_DAYS)
                .build();
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Class<ExecutionState> stateType() {
        return ExecutionState.class;
    }

    @Override
    public Flow<ExecutionState> flow() {
        return flow;
    }

    /** A saga that a human has woken from the dead has no move in hand: it looks again. */
    private List<Write> recorded(StepContext context, ExecutionState state) {
        return state.move() == null ? List.of() : writes.of(context.sagaId(), state.move());
    }

    private Uni<StepOutcome<ExecutionState>> advanced(StepContext context, ExecutionState state) {
        return advance.next(state.execution(), context.sagaId(), context.now())
                .map(move -> StepOutcome.done(new ExecutionState(state.execution(), move.lookAt(), move)));
    }
}

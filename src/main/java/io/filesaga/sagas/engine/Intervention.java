package io.filesaga.sagas.engine;

import io.filesaga.sagas.Refusal;
import io.filesaga.sagas.SagaDefinition;
import io.filesaga.sagas.SagaReasons;
import io.filesaga.sagas.SagaView;
import io.filesaga.sagas.Snapshot;
import io.filesaga.sagas.store.Position;
import io.filesaga.sagas.store.SagaRow;
import io.filesaga.sagas.store.StaleTokenException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/** What humans and callers do to a saga from outside: cancel it, or give a DEAD one another chance. */
@Singleton
public class Intervention {

    /** How a move is found for the saga's flow. */
    private interface Move {
        <S> Position of(Decision<S> decision, Position at);
    }

    private final Definitions definitions;
    private final Runner runner;
    private final InFlight inFlight;
    private final Snapshots snapshots;
    private final InstantSource clock;

    Intervention(Definitions definitions, Runner runner, InFlight inFlight, Snapshots snapshots, InstantSource clock) {
        this.definitions = definitions;
        this.runner = runner;
        this.inFlight = inFlight;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    Uni<SagaView> cancel(UUID id, Refusal why) {
        return move(id, "cancelled", why, new Move() {
            @Override
            public <S> Position of(Decision<S> decision, Position at) {
                return decision.afterCancel(at, why);
            }
        });
    }

    Uni<SagaView> retry(UUID id) {
        return move(id, "retried-by-hand", null, new Move() {
            @Override
            public <S> Position of(Decision<S> decision, Position at) {
                return decision.afterRetryByHand(at);
            }
        });
    }

    private Uni<SagaView> move(UUID id, String what, @org.jspecify.annotations.Nullable Refusal why, Move move) {
        return snapshots
                .existing(id)
                .chain(row -> definitions
                        .find(row.type(), row.version())
                        .map(definition -> goOn(definition, row, what, why, move))
                        .orElseThrow(() -> notPossible(row)))
                .onFailure(StaleTokenException.class)
                .recoverWithUni(() -> move(id, what, why, move));
    }

    private <S> Uni<SagaView> goOn(
            SagaDefinition<S> definition,
            SagaRow row,
            String what,
            @org.jspecify.annotations.Nullable Refusal why,
            Move move) {
        Run<S> run = new Run<>(definition, row, snapshots.state(definition, row), null, false);
        Instant now = clock.instant();
        Position next = move.of(runner.decision(run, now), row.position());
        if (next.equals(row.position())) {
            throw notPossible(row);
        }
        inFlight.enter(run);
        run.move(next, what, why, now);
        return Uni.createFrom()
                .deferred(() -> runner.proceed(run))
                .onTermination()
                .invoke(() -> inFlight.leave(run))
                .map(Snapshot::view);
    }

    private static RuntimeException notPossible(SagaRow row) {
        return Refusal.of(
                        SagaReasons.NOT_IN_STATUS,
                        "A saga that is " + row.position().status() + " at "
                                + row.position().step() + " cannot do this.")
                .asException();
    }
}

package io.filesaga.sagas.engine;

import io.filesaga.sagas.Refusal;
import io.filesaga.sagas.SagaDefinition;
import io.filesaga.sagas.SagaReasons;
import io.filesaga.sagas.SagaStatus;
import io.filesaga.sagas.Signal;
import io.filesaga.sagas.Snapshot;
import io.filesaga.sagas.StepOutcome;
import io.filesaga.sagas.store.SagaRow;
import io.filesaga.sagas.store.StaleTokenException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/** Takes a waiting saga on in a caller's time. */
@Singleton
public class Resumer {

    /** How long a caller waits for somebody else who has the saga in hand. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration PAUSE = Duration.ofMillis(25);

    private final Runner runner;
    private final InFlight inFlight;
    private final Snapshots snapshots;
    private final InstantSource clock;

    Resumer(Runner runner, InFlight inFlight, Snapshots snapshots, InstantSource clock) {
        this.runner = runner;
        this.inFlight = inFlight;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    <S> Uni<Snapshot<S>> resume(SagaDefinition<S> definition, String owner, UUID id, Signal signal) {
        return attempt(
                definition, owner, id, signal, inFlight.atMost(clock.instant().plus(PATIENCE)));
    }

    private <S> Uni<Snapshot<S>> attempt(
            SagaDefinition<S> definition, String owner, UUID id, Signal signal, Instant until) {
        return snapshots.existing(id).chain(row -> {
            if (!row.owner().equals(owner) || !row.type().equals(definition.type())) {
                throw Refusal.of(SagaReasons.SAGA_NOT_FOUND, "There is no such saga.")
                        .asException();
            }
            if (row.position().status() == SagaStatus.WAITING) {
                return goOn(new Run<>(definition, row, snapshots.state(definition, row), null, false), signal)
                        .onFailure(StaleTokenException.class)
                        .recoverWithUni(() -> attempt(definition, owner, id, signal, until));
            }
            return isInHand(row) && clock.instant().isBefore(until)
                    ? Pause.of(PAUSE).chain(() -> attempt(definition, owner, id, signal, until))
                    : Uni.createFrom().item(snapshots.of(definition, row));
        });
    }

    private <S> Uni<Snapshot<S>> goOn(Run<S> run, Signal signal) {
        inFlight.enter(run);
        return Uni.createFrom()
                .deferred(() -> {
                    run.resumeTentatively(signal);
                    runner.apply(run, StepOutcome.done(run.state()), clock.instant());
                    return runner.proceed(run);
                })
                .onTermination()
                .invoke(() -> inFlight.leave(run));
    }

    /** Somebody is about to decide: forward, or back right now. */
    private static boolean isInHand(SagaRow row) {
        return row.position().isHeld() || row.position().status() == SagaStatus.READY;
    }
}

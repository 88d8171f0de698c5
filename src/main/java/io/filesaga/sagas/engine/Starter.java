package io.filesaga.sagas.engine;

import io.filesaga.sagas.Flow;
import io.filesaga.sagas.IdempotencyKey;
import io.filesaga.sagas.Refusal;
import io.filesaga.sagas.SagaDefinition;
import io.filesaga.sagas.SagaReasons;
import io.filesaga.sagas.Snapshot;
import io.filesaga.sagas.Start;
import io.filesaga.sagas.Started;
import io.filesaga.sagas.Step;
import io.filesaga.sagas.store.KeyTakenException;
import io.filesaga.sagas.store.Position;
import io.filesaga.sagas.store.SagaRow;
import io.filesaga.sagas.store.SagaStore;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

/** Begins sagas: one commit in the caller's time, and then on in the background. */
@Singleton
public class Starter {

    private final Runner runner;
    private final InFlight inFlight;
    private final Background background;
    private final SagaStore store;
    private final Snapshots snapshots;
    private final InstantSource clock;

    Starter(
            Runner runner,
            InFlight inFlight,
            Background background,
            SagaStore store,
            Snapshots snapshots,
            InstantSource clock) {
        this.runner = runner;
        this.inFlight = inFlight;
        this.background = background;
        this.store = store;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    <S> Uni<Started<S>> start(SagaDefinition<S> definition, Start<S> start) {
        return Uni.createFrom().deferred(() -> {
            Run<S> run = new Run<>(definition, firstRow(definition, start), start.state(), start.attachment(), false);
            inFlight.enter(run);
            return Uni.createFrom()
                    .deferred(() -> runner.begin(run))
                    .map(begun -> new Started<>(begun, false, goOn(run, begun)))
                    .onFailure()
                    .invoke(() -> inFlight.leave(run))
                    .onFailure(KeyTakenException.class)
                    .recoverWithUni(() -> begunBefore(definition, start));
        });
    }

    private <S> Uni<Snapshot<S>> goOn(Run<S> run, Snapshot<S> begun) {
        if (run.isHeld()) {
            return background.proceed(run);
        }
        inFlight.leave(run);
        return Uni.createFrom().item(begun);
    }

    private <S> SagaRow firstRow(SagaDefinition<S> definition, Start<S> start) {
        Flow<S> flow = definition.flow();
        if (flow.first() instanceof Step.AwaitStep<S>) {
            throw new IllegalArgumentException("a saga cannot begin with an await: " + definition.type());
        }
        Instant now = clock.instant();
        return new SagaRow(
                start.id(),
                definition.type(),
                definition.version(),
                Position.running(flow.first().name()),
                "",
                1,
                start.owner(),
                start.subject(),
                start.idempotencyKey(),
                start.traceParent(),
                List.of(),
                List.of(),
                null,
                now,
                now,
                null);
    }

    private <S> Uni<Started<S>> begunBefore(SagaDefinition<S> definition, Start<S> start) {
        IdempotencyKey key = Objects.requireNonNull(start.idempotencyKey());
        return store.findByKey(start.owner(), key.key())
                .chain(found -> found.isPresent()
                        ? Uni.createFrom().item(repeated(definition, found.get(), key))
                        // Given back, or pruned, since the key was found taken.
                        : start(definition, start));
    }

    private <S> Started<S> repeated(SagaDefinition<S> definition, SagaRow row, IdempotencyKey key) {
        if (!isSame(row, definition, key)) {
            throw Refusal.of(SagaReasons.KEY_REUSED, "This Idempotency-Key was used for another request.")
                    .asException();
        }
        Snapshot<S> before = snapshots.of(definition, row);
        return new Started<>(before, true, Uni.createFrom().item(before));
    }

    private static boolean isSame(SagaRow row, SagaDefinition<?> definition, IdempotencyKey key) {
        return key.equals(row.idempotencyKey()) && row.type().equals(definition.type());
    }
}

package io.filesaga.sagas.engine;

import io.filesaga.sagas.Refusal;
import io.filesaga.sagas.SagaClient;
import io.filesaga.sagas.SagaDefinition;
import io.filesaga.sagas.SagaReasons;
import io.filesaga.sagas.SagaView;
import io.filesaga.sagas.Signal;
import io.filesaga.sagas.Snapshot;
import io.filesaga.sagas.Start;
import io.filesaga.sagas.Started;
import io.filesaga.sagas.store.DatabaseException;
import io.filesaga.sagas.store.SagaRow;
import io.filesaga.sagas.store.SagaStore;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** The door: each call is one of the verbs of this room, with failures in words fit for a caller. */
@Singleton
public class Engine implements SagaClient {

    private final Starter starter;
    private final Resumer resumer;
    private final Intervention intervention;
    private final SagaStore store;
    private final Snapshots snapshots;
    private final Recovery recovery;
    private final InFlight inFlight;
    private final InstantSource clock;

    Engine(
            Starter starter,
            Resumer resumer,
            Intervention intervention,
            SagaStore store,
            Snapshots snapshots,
            Recovery recovery,
            InFlight inFlight,
            InstantSource clock) {
        this.starter = starter;
        this.resumer = resumer;
        this.intervention = intervention;
        this.store = store;
        this.snapshots = snapshots;
        this.recovery = recovery;
        this.inFlight = inFlight;
        this.clock = clock;
    }

    @Override
    public <S> Uni<Started<S>> start(SagaDefinition<S> definition, Start<S> start) {
        return told(starter.start(definition, start));
    }

    @Override
    public <S> Uni<Snapshot<S>> resume(SagaDefinition<S> definition, String owner, UUID id, Signal signal) {
        return told(resumer.resume(definition, owner, id, signal));
    }

    @Override
    public Uni<SagaView> signal(UUID id, Signal signal) {
        return told(store.signal(id, signal, clock.instant())
                .chain(stored -> stored.isPresent()
                        ? Uni.createFrom().item(stored.get().view())
                        : snapshots.existing(id).chain(Engine::ended))
                .invoke(recovery::wake));
    }

    private static Uni<SagaView> ended(SagaRow row) {
        return Uni.createFrom()
                .failure(Refusal.of(
                                SagaReasons.SAGA_ENDED,
                                "The saga has ended as " + row.position().status() + ".")
                        .asException());
    }

    @Override
    public Uni<SagaView> cancel(UUID id, Refusal why) {
        return told(intervention.cancel(id, why));
    }

    @Override
    public Uni<SagaView> retry(UUID id) {
        return told(intervention.retry(id));
    }

    @Override
    public Uni<Optional<SagaView>> find(UUID id) {
        return told(store.find(id).map(found -> found.map(SagaRow::view)));
    }

    @Override
    public <S> Uni<Optional<Snapshot<S>>> load(SagaDefinition<S> definition, UUID id) {
        return told(store.find(id)
                .map(found -> found.filter(row -> row.type().equals(definition.type()))
                        .map(row -> snapshots.of(definition, row))));
    }

    @Override
    public Uni<SagaView> awaitEnd(UUID id, Duration patience) {
        return told(Uni.createFrom()
                .deferred(() ->
                        snapshots.awaitRest(id, inFlight.atMost(clock.instant().plus(patience))))
                .map(SagaRow::view));
    }

    @Override
    public void wake() {
        recovery.wake();
    }

    private static <T> Uni<T> told(Uni<T> answer) {
        return answer.onFailure(DatabaseException.class).transform(failure -> {
            var refused = Refusal.of(SagaReasons.DATABASE_UNAVAILABLE, "The database cannot be reached; try again.")
                    .asException();
            refused.addSuppressed(failure);
            return refused;
        });
    }
}

package io.filesaga.sagas.engine;

import io.filesaga.sagas.Refusal;
import io.filesaga.sagas.SagaDefinition;
import io.filesaga.sagas.SagaReasons;
import io.filesaga.sagas.SagaStatus;
import io.filesaga.sagas.Snapshot;
import io.filesaga.sagas.store.SagaJson;
import io.filesaga.sagas.store.SagaRow;
import io.filesaga.sagas.store.SagaStore;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/** Reads sagas, and waits for one to end. */
@Singleton
public class Snapshots {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(250);

    private final SagaStore store;
    private final SagaJson json;
    private final InstantSource clock;

    public Snapshots(SagaStore store, SagaJson json, InstantSource clock) {
        this.store = store;
        this.json = json;
        this.clock = clock;
    }

    <S> Snapshot<S> of(SagaDefinition<S> definition, SagaRow row) {
        return new Snapshot<>(row.view(), state(definition, row));
    }

    <S> S state(SagaDefinition<S> definition, SagaRow row) {
        return json.read(row.state(), definition.stateType());
    }

    /** Refused as {@code saga-not-found} when there is none. */
    Uni<SagaRow> existing(UUID id) {
        return store.find(id)
                .map(found -> found.orElseThrow(() -> Refusal.of(SagaReasons.SAGA_NOT_FOUND, "There is no such saga.")
                        .asException()));
    }

    /** The row when the saga has ended or is DEAD, or as it is at that time. */
    Uni<SagaRow> awaitRest(UUID id, Instant until) {
        return poll(id, until, FIRST_PAUSE);
    }

    private Uni<SagaRow> poll(UUID id, Instant until, Duration pause) {
        return existing(id).chain(row -> {
            SagaStatus status = row.position().status();
            if (status.isFinal()
                    || status == SagaStatus.DEAD
                    || !clock.instant().isBefore(until)) {
                return Uni.createFrom().item(row);
            }
            Duration next = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            return Pause.of(pause).chain(() -> poll(id, until, next));
        });
    }
}

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

    /** How often somebody who waits looks for himself, should he not be told. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final SagaStore store;
    private final SagaJson json;
    private final Waits waits;
    private final InstantSource clock;

    public Snapshots(SagaStore store, SagaJson json, Waits waits, InstantSource clock) {
        this.store = store;
        this.json = json;
        this.waits = waits;
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
        return Uni.createFrom().deferred(() -> {
            Wait wait = waits.open(id);
            return look(id, until, wait).onTermination().invoke(() -> waits.close(id, wait));
        });
    }

    private Uni<SagaRow> look(UUID id, Instant until, Wait wait) {
        return existing(id).chain(row -> {
            SagaStatus status = row.position().status();
            Duration left = Duration.between(clock.instant(), until);
            if (status.isFinal() || status == SagaStatus.DEAD || left.isNegative() || left.isZero()) {
                return Uni.createFrom().item(row);
            }
            return wait.next(left.compareTo(LOOK) < 0 ? left : LOOK).chain(() -> look(id, until, wait));
        });
    }
}

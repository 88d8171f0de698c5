package io.filesaga.sagas.engine;

import io.filesaga.sagas.SagaAwaited;
import io.filesaga.sagas.SagaMoved;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Who on this node waits for which saga: woken when it leaves this node's hands, or when others tell that it moved. */
@Singleton
public class Waits {

    private final Map<UUID, Set<Wait>> bySaga = new ConcurrentHashMap<>();
    private final Event<SagaAwaited> awaited;

    public Waits(Event<SagaAwaited> awaited) {
        this.awaited = awaited;
    }

    /** From now on no news of the saga is missed; must be closed. */
    Wait open(UUID saga) {
        Wait wait = new Wait();
        bySaga.compute(saga, (id, waits) -> {
            Set<Wait> all = waits == null ? ConcurrentHashMap.newKeySet() : waits;
            all.add(wait);
            return all;
        });
        awaited.fire(new SagaAwaited(saga));
        return wait;
    }

    void close(UUID saga, Wait wait) {
        bySaga.computeIfPresent(saga, (id, waits) -> {
            waits.remove(wait);
            return waits.isEmpty() ? null : waits;
        });
    }

    void moved(@Observes SagaMoved saga) {
        ring(saga.id());
    }

    void ring(UUID saga) {
        bySaga.getOrDefault(saga, Set.of()).forEach(Wait::ring);
    }
}

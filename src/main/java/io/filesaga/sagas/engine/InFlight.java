package io.filesaga.sagas.engine;

import io.filesaga.sagas.Refusal;
import io.filesaga.sagas.SagaReasons;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The sagas in this node's hands: bounded, and closed to new ones while draining. */
@Singleton
public class InFlight {

    private final int most;
    private final Waits waits;
    private final Map<UUID, Run<?>> runs = new ConcurrentHashMap<>();
    private volatile boolean draining;

    public InFlight(EngineSettings settings, Waits waits) {
        this.most = settings.maxInFlight();
        this.waits = waits;
    }

    /** Takes a saga in hand; refuses with {@code draining} or {@code overloaded}. */
    void enter(Run<?> run) {
        if (draining) {
            throw Refusal.of(SagaReasons.DRAINING, "This instance is shutting down; try again.")
                    .asException();
        }
        if (runs.size() >= most) {
            throw Refusal.of(SagaReasons.OVERLOADED, "Too much work is in flight on this instance; try again.")
                    .asException();
        }
        runs.put(run.id(), run);
    }

    void leave(Run<?> run) {
        runs.remove(run.id(), run);
        waits.ring(run.id());
    }

    /** How many more sagas may be taken in hand. */
    int room() {
        return draining ? 0 : Math.max(0, most - runs.size());
    }

    public int size() {
        return runs.size();
    }

    /** Those held under a lease. */
    Set<UUID> held() {
        return runs.values().stream().filter(Run::isHeld).map(Run::id).collect(java.util.stream.Collectors.toSet());
    }

    /** From now on nothing new is taken in hand. */
    public void close() {
        draining = true;
    }

    public boolean isDraining() {
        return draining;
    }
}

package io.filesaga.sagas.engine;

import io.filesaga.sagas.Refusal;
import io.filesaga.sagas.SagaReasons;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The sagas in this node's hands: bounded, and closed to new ones while draining and when the time is over. */
@Singleton
public class InFlight {

    private final int most;
    private final Waits waits;
    private final InstantSource clock;
    private final Map<UUID, Run<?>> runs = new ConcurrentHashMap<>();
    private volatile boolean draining;
    private volatile Instant closing = Instant.MAX;

    public InFlight(EngineSettings settings, Waits waits, InstantSource clock) {
        this.most = settings.maxInFlight();
        this.waits = waits;
        this.clock = clock;
    }

    /** Takes a saga in hand; refuses with {@code draining}, {@code out-of-time} or {@code overloaded}. */
    void enter(Run<?> run) {
        if (draining) {
            throw Refusal.of(SagaReasons.DRAINING, "This instance is shutting down; try again.")
                    .asException();
        }
        if (isOver()) {
            throw Refusal.of(SagaReasons.OUT_OF_TIME, "Too little time is left to begin this; try again.")
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
        return draining || isOver() ? 0 : Math.max(0, most - runs.size());
    }

    public int size() {
        return runs.size();
    }

    /** Those held under a lease. */
    Set<UUID> held() {
        return runs.values().stream().filter(Run::isHeld).map(Run::id).collect(java.util.stream.Collectors.toSet());
    }

    /** Until then new ones are taken in hand. */
    void openUntil(Instant end) {
        closing = end;
    }

    /** The time given, or the end of taking new ones in hand when that is earlier. */
    Instant atMost(Instant until) {
        Instant end = closing;
        return until.isBefore(end) ? until : end;
    }

    private boolean isOver() {
        return !clock.instant().isBefore(closing);
    }

    /** From now on nothing new is taken in hand. */
    public void close() {
        draining = true;
    }

    public boolean isDraining() {
        return draining;
    }
}

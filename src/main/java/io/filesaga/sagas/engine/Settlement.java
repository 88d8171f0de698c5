package io.filesaga.sagas.engine;

import io.filesaga.sagas.store.LeaseStore;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;

/** Waits for what is in hand, and gives back the rest. */
@Singleton
public class Settlement {

    private static final Duration LOOK = Duration.ofMillis(10);

    private final InFlight inFlight;
    private final LeaseStore leases;
    private final Boot boot;
    private final InstantSource clock;

    Settlement(InFlight inFlight, LeaseStore leases, Boot boot, InstantSource clock) {
        this.inFlight = inFlight;
        this.leases = leases;
        this.boot = boot;
        this.clock = clock;
    }

    /** Emits how many sagas were given back unfinished. Never fails: their leases run out anyway. */
    Uni<Integer> by(Instant until) {
        return Uni.createFrom()
                .deferred(() -> empty(until))
                .chain(this::release)
                .onFailure()
                .recoverWithItem(0);
    }

    private Uni<Void> empty(Instant until) {
        return inFlight.size() == 0 || !clock.instant().isBefore(until)
                ? Uni.createFrom().voidItem()
                : Pause.of(LOOK).chain(() -> empty(until));
    }

    private Uni<Integer> release() {
        Set<UUID> held = inFlight.held();
        return held.isEmpty()
                ? Uni.createFrom().item(0)
                : leases.release(boot.lease(), held).replaceWith(held.size());
    }
}

package io.filesaga.sagas.engine;

import io.filesaga.sagas.store.LeaseStore;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;

/** The end of a node: closed to new work, it waits for what is in hand and then gives back the rest. */
@Singleton
public class Departure {

    private static final Duration LOOK = Duration.ofMillis(50);

    private final InFlight inFlight;
    private final LeaseStore leases;
    private final Boot boot;
    private final EngineSettings settings;
    private final InstantSource clock;

    Departure(InFlight inFlight, LeaseStore leases, Boot boot, EngineSettings settings, InstantSource clock) {
        this.inFlight = inFlight;
        this.leases = leases;
        this.boot = boot;
        this.settings = settings;
        this.clock = clock;
    }

    /** Emits how many sagas were given back unfinished. Never fails: their leases run out anyway. */
    public Uni<Integer> leave() {
        inFlight.close();
        return empty(clock.instant().plus(settings.drainTimeout()))
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

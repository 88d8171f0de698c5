package io.filesaga.sagas.engine;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The end of a node: closed to new work, it waits for what is in hand and then gives back the rest. */
@Singleton
public class Departure {

    private final InFlight inFlight;
    private final Settlement settlement;
    private final EngineSettings settings;
    private final InstantSource clock;

    Departure(InFlight inFlight, Settlement settlement, EngineSettings settings, InstantSource clock) {
        this.inFlight = inFlight;
        this.settlement = settlement;
        this.settings = settings;
        this.clock = clock;
    }

    /** Emits how many sagas were given back unfinished. Never fails: their leases run out anyway. */
    public Uni<Integer> leave() {
        inFlight.close();
        return settlement.by(clock.instant().plus(settings.drainTimeout()));
    }
}

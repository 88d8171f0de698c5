package io.filesaga.sagas.engine;

import io.filesaga.sagas.Upkeep;
import io.filesaga.sagas.store.Connections;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;

/** What the heartbeat and the caretaker do by their timers, by hand. The leases of older boots are left to their expiry. */
@Singleton
public class ManualUpkeep implements Upkeep {

    private final Connections connections;
    private final InFlight inFlight;
    private final Recovery recovery;
    private final Caretaker caretaker;
    private final Settlement settlement;

    ManualUpkeep(
            Connections connections, InFlight inFlight, Recovery recovery, Caretaker caretaker, Settlement settlement) {
        this.connections = connections;
        this.inFlight = inFlight;
        this.recovery = recovery;
        this.caretaker = caretaker;
        this.settlement = settlement;
    }

    @Override
    public void openUntil(Instant closing) {
        inFlight.openUntil(closing);
    }

    @Override
    public Uni<Void> thaw() {
        return connections.look();
    }

    @Override
    public Uni<Void> resume() {
        return recovery.sweep();
    }

    @Override
    public Uni<Void> tidy() {
        return caretaker.care();
    }

    @Override
    public Uni<Integer> settle(Instant until) {
        return settlement.by(until);
    }
}

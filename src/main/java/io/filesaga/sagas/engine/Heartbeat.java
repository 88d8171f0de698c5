package io.filesaga.sagas.engine;

import io.filesaga.sagas.store.LeaseStore;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/** The timer: frees what an earlier boot held, keeps the leases of what is in hand, and sweeps for due work. */
@Singleton
public class Heartbeat {

    private static final Logger LOG = Logger.getLogger(Heartbeat.class);
    private static final int RENEWALS_PER_LEASE = 3;

    private final Recovery recovery;
    private final LeaseStore leases;
    private final InFlight inFlight;
    private final Boot boot;
    private final InstantSource clock;
    private volatile boolean started;
    private volatile Instant renewedAt;
    private volatile Instant lastBeat;

    Heartbeat(Recovery recovery, LeaseStore leases, InFlight inFlight, Boot boot, InstantSource clock) {
        this.recovery = recovery;
        this.leases = leases;
        this.inFlight = inFlight;
        this.boot = boot;
        this.clock = clock;
        this.renewedAt = clock.instant();
        this.lastBeat = renewedAt;
    }

    @Scheduled(
            identity = "saga-heartbeat",
            every = "${filesaga.saga.poll-interval}",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> beat() {
        return start().chain(this::renew)
                .chain(recovery::sweep)
                .invoke(() -> lastBeat = clock.instant())
                .onFailure()
                .invoke(failure -> LOG.warnf("heartbeat failed, next one in a moment: %s", failure.toString()))
                .onFailure()
                .recoverWithNull();
    }

    /** When the last beat went well. */
    public Instant lastBeat() {
        return lastBeat;
    }

    private Uni<Void> start() {
        return started ? Uni.createFrom().voidItem() : recovery.freeOlderBoots().invoke(() -> started = true);
    }

    private Uni<Void> renew() {
        Instant now = clock.instant();
        Set<UUID> held = inFlight.held();
        if (held.isEmpty() || now.isBefore(renewedAt.plus(boot.lease().length().dividedBy(RENEWALS_PER_LEASE)))) {
            return Uni.createFrom().voidItem();
        }
        return leases.renew(boot.lease(), held).invoke(() -> renewedAt = now);
    }
}

package io.filesaga.sagas.engine;

import io.filesaga.sagas.store.Housekeeping;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jboss.logging.Logger;

/** The slow timer: prunes sagas whose retention is over and reports those that nobody here can run. */
@Singleton
public class Caretaker {

    private static final Logger LOG = Logger.getLogger(Caretaker.class);

    private final Housekeeping housekeeping;
    private final Definitions definitions;
    private final EngineSettings settings;
    private final InstantSource clock;
    private volatile Map<String, Long> foreign = Map.of();
    private volatile long dead;
    private volatile Duration lag = Duration.ZERO;

    Caretaker(Housekeeping housekeeping, Definitions definitions, EngineSettings settings, InstantSource clock) {
        this.housekeeping = housekeeping;
        this.definitions = definitions;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(
            identity = "saga-caretaker",
            every = "${filesaga.saga.care-interval}",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return care().onFailure()
                .invoke(failure -> LOG.warnf("housekeeping failed, next one in a while: %s", failure.toString()))
                .onFailure()
                .recoverWithNull();
    }

    Uni<Void> care() {
        return prune().chain(() -> housekeeping.foreign(definitions.kinds()))
                .invoke(this::report)
                .chain(housekeeping::dead)
                .invoke(count -> dead = count)
                .chain(this::measure);
    }

    private Uni<Void> measure() {
        Instant now = clock.instant();
        return housekeeping
                .oldestDue(now, definitions.kinds())
                .invoke(due -> lag = Duration.between(due, now))
                .replaceWithVoid();
    }

    private Uni<Void> prune() {
        return housekeeping
                .prune(clock.instant().minus(settings.retention()))
                .chain(pruned -> pruned == 0 ? Uni.createFrom().voidItem() : prune());
    }

    private void report(Map<String, Long> kinds) {
        if (!kinds.isEmpty() && !kinds.equals(foreign)) {
            LOG.warnf("open sagas of unknown type or version, left alone: %s", kinds);
        }
        foreign = kinds;
    }

    /** Open sagas that this build cannot run, by {@code type:version}, as last looked. */
    public Map<String, Long> foreign() {
        return foreign;
    }

    /** Sagas that need a human, as last looked. */
    public long dead() {
        return dead;
    }

    /** How long the saga that waits longest for somebody to take it has been due, as last looked; zero if none is. */
    public Duration lag() {
        return lag;
    }
}

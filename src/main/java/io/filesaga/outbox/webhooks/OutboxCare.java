package io.filesaga.outbox.webhooks;

import io.filesaga.outbox.OutboxSettings;
import io.filesaga.outbox.Retention;
import io.filesaga.outbox.webhooks.delivery.Courier;
import io.filesaga.outbox.webhooks.delivery.Deliveries;
import io.filesaga.outbox.webhooks.delivery.DeliveryLog;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The slow timer of the outbox: removes what is old, batch by batch, and counts what is owed. */
@Singleton
public class OutboxCare {

    private static final Logger LOG = Logger.getLogger(OutboxCare.class);

    private final Retention retention;
    private final DeliveryLog deliveries;
    private final Deliveries queue;
    private final Courier courier;
    private final Rotation rotation;
    private final OutboxSettings settings;
    private final InstantSource clock;
    private volatile DeliveryLog.Count count = new DeliveryLog.Count(0, 0, null);
    private volatile Optional<Instant> oldestUntold = Optional.empty();

    OutboxCare(
            Retention retention,
            DeliveryLog deliveries,
            Deliveries queue,
            Courier courier,
            Rotation rotation,
            OutboxSettings settings,
            InstantSource clock) {
        this.retention = retention;
        this.deliveries = deliveries;
        this.queue = queue;
        this.courier = courier;
        this.rotation = rotation;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(
            identity = "outbox-care",
            every = "${filesaga.outbox.care-interval}",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return care().onFailure()
                .invoke(failure -> LOG.warnf("outbox not looked after, next time in a while: %s", failure.toString()))
                .onFailure()
                .recoverWithNull();
    }

    public Uni<Void> care() {
        Instant before = clock.instant().minus(settings.retention());
        return pruneDeliveries(before)
                .chain(() -> pruneEvents(before))
                .chain(() -> rotation.forget(clock.instant()))
                .chain(deliveries::count)
                .invoke(now -> count = now)
                .chain(() -> queue.oldestUntold(courier.seen()))
                .invoke(oldest -> oldestUntold = oldest)
                .replaceWithVoid();
    }

    private Uni<Void> pruneDeliveries(Instant before) {
        return deliveries
                .prune(before)
                .chain(pruned -> pruned == 0 ? Uni.createFrom().voidItem() : pruneDeliveries(before));
    }

    private Uni<Void> pruneEvents(Instant before) {
        return retention
                .prune(before, clock.instant())
                .chain(pruned -> pruned == 0 ? Uni.createFrom().voidItem() : pruneEvents(before));
    }

    /** When the oldest event happened that was on its way to nobody when last looked; empty when there was none. */
    public Optional<Instant> oldestUntold() {
        return oldestUntold;
    }

    /** How deliveries stood when last looked. */
    public DeliveryLog.Count deliveries() {
        return count;
    }
}

package io.filesaga.outbox.eventbridge;

import io.filesaga.outbox.Desk;
import io.filesaga.outbox.stream.Ring;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Goes to the bus for as long as there is something to bring, one trip at a time. Its state belongs to one Vert.x context. */
@Singleton
public class Forwarder {

    private static final Logger LOG = Logger.getLogger(Forwarder.class);

    private final Optional<String> bus;
    private final Trip trip;
    private final Desk desk;
    private boolean away;
    private boolean again;
    private boolean stopped;

    Forwarder(EventBridgeSettings settings, Trip trip, Vertx vertx) {
        this.bus = settings.bus();
        this.trip = trip;
        this.desk = new Desk(vertx);
    }

    void rung(@Observes Ring hint) {
        wake();
    }

    void onStop(@Observes ShutdownEvent stop) {
        desk.run(() -> stopped = true);
    }

    @Scheduled(identity = "eventbridge-forwarder", every = "${filesaga.outbox.eventbridge.poll-interval}")
    Uni<Void> tick() {
        wake();
        return Uni.createFrom().voidItem();
    }

    /**
     * Emits when the bus has all there is, or takes nothing now, or there is no bus, or the database is away: for a node
     * without timers.
     */
    public Uni<Void> deliver() {
        return desk.runUntilRest(this::go);
    }

    private void wake() {
        if (bus.isPresent()) {
            desk.run(this::go);
        }
    }

    private void go() {
        if (bus.isEmpty() || stopped) {
            desk.rest();
            return;
        }
        if (away) {
            again = true;
            return;
        }
        away = true;
        again = false;
        trip.make(bus.get())
                .subscribe()
                .with(more -> desk.run(() -> back(more)), failure -> desk.run(() -> failed(failure)));
    }

    private void back(boolean more) {
        away = false;
        if (more || again) {
            go();
        } else {
            desk.rest();
        }
    }

    private void failed(Throwable failure) {
        away = false;
        LOG.warnf("events not sent to the bus, next try in a moment: %s", failure.toString());
        desk.rest();
    }
}

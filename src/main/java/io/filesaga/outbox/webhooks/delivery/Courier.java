package io.filesaga.outbox.webhooks.delivery;

import io.filesaga.outbound.Outbound;
import io.filesaga.outbound.OutboundException;
import io.filesaga.outbox.Desk;
import io.filesaga.outbox.Position;
import io.filesaga.outbox.stream.Ring;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/**
 * Brings deliveries on their way, many at a time and not too many to one webhook. Its state belongs to one Vert.x context
 * of its own. Nothing of the database is held while a receiver takes its time.
 */
@Singleton
public class Courier {

    private static final Logger LOG = Logger.getLogger(Courier.class);

    /** For claiming and writing down, beyond the time of an attempt: before, nobody else may take it. */
    private static final Duration GRACE = Duration.ofSeconds(15);

    private final Deliveries deliveries;
    private final Brake brake;
    private final Envelope envelope;
    private final Outbound outbound;
    private final WebhookSettings settings;
    private final InstantSource clock;
    private final Desk desk;
    private final Ledger ledger;
    private final Map<UUID, Integer> underWay = new HashMap<>();
    private volatile Position seen = Position.START;
    private int busy;
    private boolean looking;
    private boolean again;

    /** Whether there may be events to enter; otherwise a look is for places that became free. */
    private boolean rung;

    private boolean stopped;

    Courier(
            Deliveries deliveries,
            Brake brake,
            Envelope envelope,
            Outbound outbound,
            WebhookSettings settings,
            InstantSource clock,
            Vertx vertx) {
        this.deliveries = deliveries;
        this.brake = brake;
        this.envelope = envelope;
        this.outbound = outbound;
        this.settings = settings;
        this.clock = clock;
        this.desk = new Desk(vertx);
        this.ledger = new Ledger(deliveries, clock, desk);
    }

    void rung(@Observes Ring hint) {
        wake();
    }

    void onStop(@Observes ShutdownEvent stop) {
        desk.run(() -> stopped = true);
    }

    @Scheduled(identity = "webhook-courier", every = "${filesaga.webhooks.poll-interval}")
    Uni<Void> tick() {
        wake();
        return Uni.createFrom().voidItem();
    }

    /** Emits when nothing is due and nothing under way, or the database is away: for a node without timers. */
    public Uni<Void> deliver() {
        return desk.runUntilRest(this::lookForEvents);
    }

    /** Up to where no webhook wants anything that is not entered as a delivery, or everything before. */
    public Position seen() {
        return seen;
    }

    /** A hint that something may be due. */
    public void wake() {
        desk.run(this::lookForEvents);
    }

    private void lookForEvents() {
        rung = true;
        look();
    }

    private void look() {
        if (stopped) {
            desk.rest();
            return;
        }
        if (looking) {
            again = true;
            return;
        }
        looking = true;
        again = false;
        Uni<Void> entered = rung ? enter() : Uni.createFrom().voidItem();
        rung = false;
        entered.chain(this::claim)
                .subscribe()
                .with(
                        done -> desk.run(this::looked),
                        failure -> desk.run(() -> {
                            LOG.warnf("deliveries not looked after, next try in a moment: %s", failure.toString());
                            looking = false;
                            desk.rest();
                        }));
    }

    private void looked() {
        looking = false;
        if (again) {
            look();
        } else if (busy == 0) {
            desk.rest();
        }
    }

    private Uni<Void> enter() {
        return deliveries.peek(seen).chain(look -> {
            if (!look.due()) {
                seen = look.end().isAfter(seen) ? look.end() : seen;
                return look.more() ? enter() : Uni.createFrom().voidItem();
            }
            return deliveries
                    .enter(seen, clock.instant())
                    .chain(events -> events == 0 ? Uni.createFrom().voidItem() : enter());
        });
    }

    private Uni<Void> claim() {
        int room = Math.min(settings.maxInFlight() - busy, settings.maxInFlightEach());
        if (room <= 0 || stopped) {
            return Uni.createFrom().voidItem();
        }
        List<UUID> full = underWay.entrySet().stream()
                .filter(webhook -> webhook.getValue() >= settings.maxInFlightEach())
                .map(Map.Entry::getKey)
                .toList();
        return deliveries
                .claim(clock.instant(), settings.timeout().plus(GRACE), full, room)
                .chain(parcels -> {
                    parcels.forEach(this::send);
                    return parcels.size() == room ? claim() : Uni.createFrom().voidItem();
                });
    }

    private void send(Parcel parcel) {
        busy++;
        underWay.merge(parcel.webhookId(), 1, Integer::sum);
        Uni.createFrom()
                .item(() -> envelope.of(parcel, clock.instant()))
                .chain(outbound::send)
                .map(answer -> Verdict.answered(answer, parcel, settings, clock.instant(), chance()))
                .onFailure()
                .recoverWithItem(failure ->
                        Verdict.failed(words(parcel, failure), null, parcel, settings, clock.instant(), chance()))
                .chain(verdict -> settle(parcel, verdict))
                .subscribe()
                .with(
                        done -> desk.run(() -> back(parcel)),
                        failure -> desk.run(() -> {
                            LOG.warnf(
                                    "delivery %d: its outcome is left to its lease: %s",
                                    parcel.id(), failure.toString());
                            back(parcel);
                        }));
    }

    private Uni<Void> settle(Parcel parcel, Verdict verdict) {
        if (verdict.status() == DeliveryStatus.PARKED) {
            LOG.warnf("delivery %d to webhook %s is given up: %s", parcel.id(), parcel.webhookId(), verdict.error());
        }
        return switch (verdict.consequence()) {
            case NONE -> ledger.write(new Ending(parcel, verdict));
            case HOLD -> brake.hold(parcel, verdict, clock.instant()).chain(done -> unless(done, parcel, verdict));
            case OFF -> brake.switchOff(parcel, verdict, clock.instant()).chain(done -> unless(done, parcel, verdict));
        };
    }

    /** What an address says that the webhook does not have any more is a failure like others. */
    private Uni<Void> unless(boolean done, Parcel parcel, Verdict verdict) {
        if (done) {
            return Uni.createFrom().voidItem();
        }
        String error = Objects.requireNonNullElse(verdict.error(), "The receiver did not take it.");
        return ledger.write(new Ending(
                parcel, Verdict.failed(error, verdict.answered(), parcel, settings, clock.instant(), chance())));
    }

    /** What was behind it may go now. */
    private void back(Parcel parcel) {
        busy--;
        underWay.computeIfPresent(parcel.webhookId(), (id, count) -> count == 1 ? null : count - 1);
        look();
    }

    private static double chance() {
        return ThreadLocalRandom.current().nextDouble();
    }

    private static String words(Parcel parcel, Throwable failure) {
        if (failure instanceof OutboundException known) {
            return String.valueOf(known.getMessage());
        }
        LOG.warnf(failure, "delivery %d could not be sent", parcel.id());
        return "It could not be sent.";
    }
}

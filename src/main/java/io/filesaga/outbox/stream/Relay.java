package io.filesaga.outbox.stream;

import io.filesaga.outbox.EventFilter;
import io.filesaga.outbox.EventLog;
import io.filesaga.outbox.EventPage;
import io.filesaga.outbox.Position;
import io.filesaga.sagas.SagaAwaited;
import io.filesaga.sagas.SagaMoved;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads new events once for all followers of this node. All its state belongs to one Vert.x context of its own. It sleeps,
 * without a position, while there is nobody to hand events to.
 */
@Singleton
public class Relay {

    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final int PAGE = 500;

    /** How soon, and after doubling how often, to look again for what open transactions hid; then the tick does. */
    private static final Duration SETTLING = Duration.ofMillis(5);

    private static final int MOST_LOOKS = 6;

    /** How long somebody who waits for a saga keeps the relay awake: longer than the longest wait. */
    private static final Duration LINGER = Duration.ofSeconds(90);

    private final EventLog log;
    private final Event<SagaMoved> moved;
    private final InstantSource clock;
    private final Vertx vertx;
    private final Context home;
    private final Set<Follower> followers = new LinkedHashSet<>();
    private final List<UniEmitter<? super Void>> joining = new ArrayList<>();
    private @Nullable Position position;
    private boolean reading;
    private boolean again;
    private int looks;
    private Instant awaitedUntil = Instant.EPOCH;

    Relay(EventLog log, Event<SagaMoved> moved, InstantSource clock, Vertx vertx) {
        this.log = log;
        this.moved = moved;
        this.clock = clock;
        this.vertx = vertx;
        this.home = ((VertxInternal) vertx).createEventLoopContext();
    }

    /** Emits when everything that is committed from now on will be handed to the follower. */
    Uni<Void> join(Follower follower) {
        return Uni.createFrom()
                .emitter(joined -> atHome(() -> {
                    followers.add(follower);
                    joining.add(joined);
                    awake();
                }));
    }

    void leave(Follower follower) {
        atHome(() -> followers.remove(follower));
    }

    void awaited(@Observes SagaAwaited saga) {
        atHome(() -> {
            awaitedUntil = clock.instant().plus(LINGER);
            awake();
        });
    }

    void rung(@Observes Ring hint) {
        atHome(() -> {
            looks = 0;
            read();
        });
    }

    @Scheduled(identity = "outbox-relay", every = "${filesaga.outbox.poll-interval}")
    Uni<Void> tick() {
        atHome(() -> {
            if (followers.isEmpty() && clock.instant().isAfter(awaitedUntil)) {
                position = null;
            }
            read();
        });
        return Uni.createFrom().voidItem();
    }

    private void atHome(Runnable work) {
        home.runOnContext(ignored -> work.run());
    }

    private void awake() {
        if (position != null) {
            joined();
        } else if (!reading) {
            reading = true;
            log.end().subscribe().with(end -> atHome(() -> begin(end)), failure -> atHome(() -> failed(failure)));
        }
    }

    private void begin(Position end) {
        reading = false;
        position = end;
        joined();
        read();
    }

    private void joined() {
        List<UniEmitter<? super Void>> waiting = List.copyOf(joining);
        joining.clear();
        waiting.forEach(joined -> joined.complete(null));
    }

    private void read() {
        if (position == null || reading) {
            again = reading;
            return;
        }
        reading = true;
        again = false;
        log.after(position, EventFilter.ALL, PAGE)
                .subscribe()
                .with(page -> atHome(() -> handOut(page)), failure -> atHome(() -> failed(failure)));
    }

    private void handOut(EventPage page) {
        reading = false;
        position = page.reached();
        followers.forEach(follower -> follower.offer(page));
        page.events().stream()
                .map(io.filesaga.outbox.ToldEvent::sagaId)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(saga -> moved.fire(new SagaMoved(Objects.requireNonNull(saga))));
        if (page.more() || again) {
            read();
        } else if (page.unsettled() && looks < MOST_LOOKS) {
            vertx.setTimer(SETTLING.toMillis() << looks++, due -> atHome(this::read));
        }
    }

    /** The next ring or tick tries again. Who would join is told. */
    private void failed(Throwable failure) {
        reading = false;
        LOG.warnf("events not read, next try in a moment: %s", failure.toString());
        List<UniEmitter<? super Void>> waiting = List.copyOf(joining);
        joining.clear();
        waiting.forEach(joined -> joined.fail(failure));
    }
}

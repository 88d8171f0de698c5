package io.filesaga.outbox.stream;

import io.filesaga.outbox.EventFilter;
import io.filesaga.outbox.EventLog;
import io.filesaga.outbox.OutboxSettings;
import io.filesaga.outbox.Position;
import io.filesaga.sagas.Refusal;
import io.filesaga.sagas.SagaReasons;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Opens streams of events; as many as the settings allow, and none on a stopping node. */
@Singleton
public class EventStreams {

    private final EventLog log;
    private final Relay relay;
    private final OutboxSettings settings;
    private final Vertx vertx;
    private final Set<Follower> open = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    EventStreams(EventLog log, Relay relay, OutboxSettings settings, Vertx vertx) {
        this.log = log;
        this.relay = relay;
        this.settings = settings;
        this.vertx = vertx;
    }

    /** How many streams are open. */
    public int size() {
        return open.size();
    }

    /**
     * Emits when a stream may be opened. Refused as {@code overloaded} or {@code draining}, and as {@link
     * EventLog#PRUNED} when events after the position have been removed.
     *
     * @param after where it would go on, or null for what happens from now on
     */
    public Uni<Void> admit(@Nullable Position after) {
        return Uni.createFrom().deferred(() -> {
            if (stopping) {
                throw Refusal.of(SagaReasons.DRAINING, "This instance is shutting down; try again.")
                        .asException();
            }
            if (open.size() >= settings.maxStreams()) {
                throw Refusal.of(SagaReasons.OVERLOADED, "Too many event streams are open on this instance; try again.")
                        .asException();
            }
            return after == null || after.equals(Position.START)
                    ? Uni.createFrom().voidItem()
                    : log.end(after).replaceWithVoid();
        });
    }

    /**
     * What matches, in order, each once; never ends by itself. Begins with a sign of life.
     *
     * @param after where to go on, or null for what happens from now on
     */
    public Multi<Frame> follow(EventFilter filter, @Nullable Position after) {
        return after == null ? log.end().onItem().transformToMulti(now -> stream(filter, now)) : stream(filter, after);
    }

    private Multi<Frame> stream(EventFilter filter, Position from) {
        return Multi.createFrom().deferred(() -> {
            var follower = new Follower(filter, from, log, relay, settings.streamBuffer(), vertx.getOrCreateContext());
            return Multi.createFrom()
                    .<Frame>emitter(out -> begin(follower, out), BackPressureStrategy.BUFFER)
                    .onRequest()
                    .invoke(follower::requested);
        });
    }

    private void begin(Follower follower, MultiEmitter<? super Frame> out) {
        open.add(follower);
        long beat = vertx.setPeriodic(settings.heartbeat().toMillis(), due -> follower.beat());
        out.onTermination(() -> {
            vertx.cancelTimer(beat);
            open.remove(follower);
            follower.end();
        });
        follower.start(out);
    }

    /** Before the server waits for its requests to end: a stream would not. */
    void onDelay(@Observes ShutdownDelayInitiatedEvent stop) {
        close();
    }

    void onStop(@Observes ShutdownEvent stop) {
        close();
    }

    private void close() {
        stopping = true;
        open.forEach(Follower::end);
    }
}

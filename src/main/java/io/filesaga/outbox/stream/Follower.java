package io.filesaga.outbox.stream;

import io.filesaga.outbox.EventFilter;
import io.filesaga.outbox.EventLog;
import io.filesaga.outbox.EventPage;
import io.filesaga.outbox.Position;
import io.filesaga.outbox.ToldEvent;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.vertx.core.Context;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One open stream: first the past, by queries of its own, then what the relay hands out. A reader that falls behind is in
 * the past again. Its state belongs to the context of the request; positions only grow, so nothing is sent twice.
 */
final class Follower {

    private static final Logger LOG = Logger.getLogger(Follower.class);
    private static final int PAGE = 200;

    /** Before the next look at a database that is away. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final EventFilter filter;
    private final EventLog log;
    private final Relay relay;
    private final int buffer;
    private final Context home;
    private final Queue<Frame> waiting = new ArrayDeque<>();
    private final List<EventPage> meanwhile = new ArrayList<>();
    private @Nullable MultiEmitter<? super Frame> out;
    private Position position;
    private long demand;
    private long taken;
    private long takenAtBeat;
    private boolean joined;
    private boolean live;
    private boolean stalled;
    private boolean ended;

    Follower(EventFilter filter, Position from, EventLog log, Relay relay, int buffer, Context home) {
        this.filter = filter;
        this.position = from;
        this.log = log;
        this.relay = relay;
        this.buffer = buffer;
        this.home = home;
    }

    void start(MultiEmitter<? super Frame> frames) {
        atHome(() -> {
            out = frames;
            emit(new Frame.Alive(position));
            replay();
        });
    }

    /** The reader can take so many more frames. */
    void requested(long count) {
        atHome(() -> {
            demand = count > Long.MAX_VALUE - demand ? Long.MAX_VALUE : demand + count;
            pump();
            if (stalled && waiting.isEmpty()) {
                stalled = false;
                replay();
            }
        });
    }

    /** A quiet stream shows that it is alive; a reader that took nothing since the last beat is given up. */
    void beat() {
        atHome(() -> {
            if (waiting.isEmpty()) {
                emit(new Frame.Alive(position));
            } else if (taken == takenAtBeat) {
                end();
            }
            takenAtBeat = taken;
        });
    }

    /** Called by the relay, in order. */
    void offer(EventPage page) {
        atHome(() -> {
            if (live && waiting.size() > buffer) {
                fallBehind();
            } else if (live) {
                send(page);
            } else if (joined) {
                meanwhile.add(page);
            }
        });
    }

    /** Too much waits for the reader: what comes now is left in the outbox until he has taken it. */
    private void fallBehind() {
        live = false;
        joined = false;
        stalled = true;
        relay.leave(this);
    }

    /** Ends the stream; the reader may come back. */
    void end() {
        atHome(() -> {
            if (!ended) {
                ended = true;
                waiting.clear();
                relay.leave(this);
                if (out != null) {
                    out.complete();
                }
            }
        });
    }

    private void atHome(Runnable work) {
        home.runOnContext(ignored -> {
            if (!ended) {
                work.run();
            }
        });
    }

    private void replay() {
        log.after(position, filter, PAGE)
                .subscribe()
                .with(page -> atHome(() -> replayed(page)), failure -> atHome(() -> tryAgain(failure)));
    }

    private void replayed(EventPage page) {
        send(page);
        if (page.more()) {
            leaveMeanwhile();
            stalled = !waiting.isEmpty();
            if (!stalled) {
                replay();
            }
        } else if (joined) {
            live = true;
            meanwhile.forEach(this::send);
            meanwhile.clear();
        } else {
            joined = true;
            relay.join(this).subscribe().with(done -> atHome(this::replay), failure -> atHome(() -> tryAgain(failure)));
        }
    }

    /** So much happens that one page does not reach the present: later again. */
    private void leaveMeanwhile() {
        if (joined) {
            joined = false;
            relay.leave(this);
            meanwhile.clear();
        }
    }

    private void send(EventPage page) {
        for (ToldEvent event : page.events()) {
            if (event.position().isAfter(position) && filter.matches(event)) {
                emit(new Frame.Told(event));
            }
        }
        position = page.reached().isAfter(position) ? page.reached() : position;
    }

    private void emit(Frame frame) {
        waiting.add(frame);
        pump();
    }

    private void pump() {
        while (demand > 0 && !waiting.isEmpty()) {
            demand--;
            taken++;
            Objects.requireNonNull(out).emit(waiting.remove());
        }
    }

    /** The database is away: the reader keeps his stream, and what he has not seen is read when it is back. */
    private void tryAgain(Throwable failure) {
        LOG.debugf("a stream waits for the database: %s", failure.toString());
        leaveMeanwhile();
        home.owner().setTimer(PAUSE.toMillis(), due -> atHome(this::replay));
    }
}

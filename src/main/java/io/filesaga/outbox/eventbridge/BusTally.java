package io.filesaga.outbox.eventbridge;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** How it goes with the bus: on this node since its start, and how far behind it is. */
@Singleton
public class BusTally {

    private final LongAdder sent = new LongAdder();
    private final LongAdder passedOver = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private volatile @Nullable Instant oldest;

    void count(Reply reply) {
        switch (reply.fate()) {
            case TAKEN -> sent.increment();
            case IMPOSSIBLE -> passedOver.increment();
            case REFUSED, AWAY -> failed.increment();
        }
    }

    void oldest(@Nullable Instant at) {
        oldest = at;
    }

    /** Events that the bus has taken. */
    public long sent() {
        return sent.sum();
    }

    /** Events that the bus could not take and never gets. */
    public long passedOver() {
        return passedOver.sum();
    }

    /** Attempts at an event that were to be made again. */
    public long failed() {
        return failed.sum();
    }

    /** When the oldest event happened that the bus had not got at the last look; empty when it had all. */
    public Optional<Instant> oldest() {
        return Optional.ofNullable(oldest);
    }
}

package io.filesaga.events;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.LongAdder;

/** How long after it happened what is told here is applied, by the store's clock and ours; never below zero. */
@Singleton
public class EventLag {

    private final InstantSource clock;
    private final LongAdder count = new LongAdder();
    private final LongAdder millis = new LongAdder();

    EventLag(InstantSource clock) {
        this.clock = clock;
    }

    void applied(ObjectChange change) {
        long late = Duration.between(change.at(), clock.instant()).toMillis();
        millis.add(Math.max(0, late));
        count.increment();
    }

    /** Of so many changes, since the start. */
    public long count() {
        return count.sum();
    }

    /** All their delays together, in milliseconds. */
    public double millis() {
        return millis.sum();
    }
}

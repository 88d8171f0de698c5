package io.filesaga.testing;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** The system's time plus what a test adds: time is moved by hand, and never stands still for timeouts. */
@Alternative
@Priority(1)
@Singleton
public class SettableClock implements InstantSource {

    private volatile Duration ahead = Duration.ZERO;

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead).truncatedTo(ChronoUnit.MICROS);
    }

    public void advance(Duration step) {
        ahead = ahead.plus(step);
    }

    /** Back to the system's time. */
    public void reset() {
        ahead = Duration.ZERO;
    }
}

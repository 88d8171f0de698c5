package io.filesaga.ops;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** The system's clock, cut to microseconds: what PostgreSQL keeps, so that a time read back is the time written. */
@Singleton
public class SystemClock {

    @Produces
    @Singleton
    InstantSource clock() {
        Clock system = Clock.systemUTC();
        return () -> system.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

package io.filesaga.ops;

import io.filesaga.events.EventTally;
import io.filesaga.files.watch.Sightings.Outcome;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** How often which outcome came of S3's events, for {@code /q/metrics}. */
@Singleton
public class EventMetrics {

    void register(@Observes StartupEvent start, MeterRegistry registry, EventTally tally) {
        for (Outcome outcome : Outcome.values()) {
            FunctionCounter.builder("filesaga.events", tally, told -> told.of(outcome))
                    .description("changes told by S3 events, by what came of them")
                    .tag("outcome", outcome.name().toLowerCase(java.util.Locale.ROOT))
                    .register(registry);
        }
        FunctionCounter.builder("filesaga.events.unknown", tally, EventTally::unknown)
                .description("events that mean nothing here")
                .register(registry);
    }
}

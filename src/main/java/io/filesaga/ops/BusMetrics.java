package io.filesaga.ops;

import io.filesaga.outbox.eventbridge.BusTally;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/** How it goes with the bus of EventBridge, for {@code /q/metrics}; noughts without one. */
@Singleton
public class BusMetrics {

    void register(@Observes StartupEvent start, MeterRegistry registry, BusTally tally, InstantSource clock) {
        Gauge.builder("filesaga.eventbridge.lag", tally, it -> age(it, clock))
                .description("age of the oldest event that the bus has not got, as last looked")
                .baseUnit("seconds")
                .register(registry);
        FunctionCounter.builder("filesaga.eventbridge.sent", tally, BusTally::sent)
                .description("events that the bus has taken")
                .register(registry);
        FunctionCounter.builder("filesaga.eventbridge.failed", tally, BusTally::failed)
                .description("attempts at an event that are made again")
                .register(registry);
        FunctionCounter.builder("filesaga.eventbridge.passed.over", tally, BusTally::passedOver)
                .description("events that the bus could not take and never gets")
                .register(registry);
    }

    private static double age(BusTally tally, InstantSource clock) {
        return tally.oldest()
                .map(at -> Duration.between(at, clock.instant()).toMillis() / 1000.0)
                .orElse(0.0);
    }
}

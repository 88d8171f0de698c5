package io.filesaga.ops;

import io.filesaga.outbox.stream.EventStreams;
import io.filesaga.outbox.webhooks.OutboxCare;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** What is still to be told, for {@code /q/metrics}. */
@Singleton
public class OutboxMetrics {

    void register(
            @Observes StartupEvent start,
            MeterRegistry registry,
            EventStreams streams,
            OutboxCare care,
            InstantSource clock) {
        Gauge.builder("filesaga.events.streams", streams, EventStreams::size)
                .description("event streams open on this node")
                .register(registry);
        Gauge.builder(
                        "filesaga.webhooks.pending",
                        care,
                        counted -> counted.deliveries().pending())
                .description("deliveries not made yet")
                .register(registry);
        Gauge.builder(
                        "filesaga.webhooks.parked",
                        care,
                        counted -> counted.deliveries().parked())
                .description("deliveries that were given up")
                .register(registry);
        Gauge.builder("filesaga.outbox.lag", care, looked -> age(looked.oldestUntold(), clock))
                .description("age of the oldest event that is held back, or not entered for the webhooks that want it")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("filesaga.webhooks.lag", care, counted -> age(oldest(counted), clock))
                .description("age of the oldest delivery not made yet")
                .baseUnit("seconds")
                .register(registry);
    }

    private static Optional<Instant> oldest(OutboxCare counted) {
        return Optional.ofNullable(counted.deliveries().oldest());
    }

    private static double age(Optional<Instant> since, InstantSource clock) {
        return since.map(at -> Duration.between(at, clock.instant()).toMillis() / 1000.0)
                .orElse(0.0);
    }
}

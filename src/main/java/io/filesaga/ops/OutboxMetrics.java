package io.filesaga.ops;

import io.filesaga.outbox.stream.EventStreams;
import io.filesaga.outbox.webhooks.DeliveryLog;
import io.filesaga.outbox.webhooks.OutboxCare;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

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
        Gauge.builder("filesaga.webhooks.lag", care, counted -> age(counted.deliveries(), clock))
                .description("age of the oldest delivery not made yet")
                .baseUnit("seconds")
                .register(registry);
    }

    private static double age(DeliveryLog.Count count, InstantSource clock) {
        Instant oldest = count.oldest();
        return oldest == null ? 0 : Duration.between(oldest, clock.instant()).toMillis() / 1000.0;
    }
}

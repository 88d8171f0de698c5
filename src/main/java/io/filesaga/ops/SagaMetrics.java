package io.filesaga.ops;

import io.filesaga.sagas.engine.Caretaker;
import io.filesaga.sagas.engine.Heartbeat;
import io.filesaga.sagas.engine.InFlight;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/** Figures of the engine for {@code /q/metrics}. */
@Singleton
public class SagaMetrics {

    void register(
            @Observes StartupEvent start,
            MeterRegistry registry,
            InFlight inFlight,
            Heartbeat heartbeat,
            Caretaker caretaker,
            InstantSource clock) {
        Gauge.builder("filesaga.saga.in.flight", inFlight, InFlight::size)
                .description("sagas in this node's hands")
                .register(registry);
        Gauge.builder("filesaga.saga.dead", caretaker, Caretaker::dead)
                .description("sagas that need a human")
                .register(registry);
        Gauge.builder(
                        "filesaga.saga.heartbeat.age",
                        heartbeat,
                        beat -> Duration.between(beat.lastBeat(), clock.instant())
                                        .toMillis()
                                / 1000.0)
                .description("time since due sagas were last looked for")
                .baseUnit("seconds")
                .register(registry);
    }
}

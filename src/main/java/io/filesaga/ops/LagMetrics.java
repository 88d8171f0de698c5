package io.filesaga.ops;

import io.filesaga.events.EventLag;
import io.filesaga.sagas.engine.Caretaker;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;

/** How far behind the service is, for {@code /q/metrics}: what alerts and the number of replicas hang on. */
@Singleton
public class LagMetrics {

    void register(@Observes StartupEvent start, MeterRegistry registry, Caretaker caretaker, EventLag events) {
        Gauge.builder("filesaga.saga.lag", caretaker, care -> care.lag().toMillis() / 1000.0)
                .description("how long the saga that waits longest has been due, in all instances, as last looked")
                .baseUnit("seconds")
                .register(registry);
        FunctionTimer.builder("filesaga.events.lag", events, EventLag::count, EventLag::millis, TimeUnit.MILLISECONDS)
                .description("time between a change in the store and its being applied here")
                .register(registry);
    }
}

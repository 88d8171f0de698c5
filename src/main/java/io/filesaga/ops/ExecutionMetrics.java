package io.filesaga.ops;

import io.filesaga.processes.execution.ExecutionCare;
import io.filesaga.processes.execution.ExecutionStatus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;

/** Figures of executions for {@code /q/metrics}: counted in the table, so every replica tells the same. */
@Singleton
public class ExecutionMetrics {

    void register(@Observes StartupEvent start, MeterRegistry registry, ExecutionCare care) {
        for (ExecutionStatus status : ExecutionStatus.values()) {
            String name = status.name().toLowerCase(Locale.ROOT).replace('_', '-');
            Gauge.builder("filesaga.executions", care, it -> it.count(status).many())
                    .description("executions that are kept, by status; all statuses together are those started")
                    .tag("status", name)
                    .register(registry);
            if (status.isEnd()) {
                Gauge.builder(
                                "filesaga.executions.duration",
                                care,
                                it -> it.count(status).seconds())
                        .description("how long the executions that are kept have lasted, on average")
                        .baseUnit("seconds")
                        .tag("status", name)
                        .register(registry);
            }
        }
    }
}

package io.filesaga.ops;

import io.filesaga.events.EventTally;
import io.filesaga.events.sns.SnsTally;
import io.filesaga.events.sqs.QueueTally;
import io.filesaga.files.watch.Sightings.Outcome;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** How often which outcome came of S3's events, and of the messages that brought them, for {@code /q/metrics}. */
@Singleton
public class EventMetrics {

    void register(
            @Observes StartupEvent start, MeterRegistry registry, EventTally tally, QueueTally queue, SnsTally topics) {
        for (Outcome outcome : Outcome.values()) {
            outcomes("filesaga.events", outcome, tally, told -> told.of(outcome))
                    .description("changes told by S3 events, by what came of them")
                    .register(registry);
        }
        FunctionCounter.builder("filesaga.events.unknown", tally, EventTally::unknown)
                .description("events that mean nothing here")
                .register(registry);
        registerQueue(registry, queue);
        for (SnsTally.Outcome outcome : SnsTally.Outcome.values()) {
            outcomes("filesaga.events.sns", outcome, topics, told -> told.of(outcome))
                    .description("messages that SNS topics have posted, by what they were")
                    .register(registry);
        }
    }

    private static void registerQueue(MeterRegistry registry, QueueTally queue) {
        for (QueueTally.Outcome outcome : QueueTally.Outcome.values()) {
            outcomes("filesaga.events.sqs", outcome, queue, told -> told.of(outcome))
                    .description("messages from the queue of events, by what came of them")
                    .register(registry);
        }
        FunctionCounter.builder("filesaga.events.sqs.retries", queue, QueueTally::retries)
                .description("tries to apply a message that failed and are made again")
                .register(registry);
        FunctionCounter.builder("filesaga.events.sqs.failures", queue, QueueTally::failures)
                .description("calls to the queue of events that failed")
                .register(registry);
    }

    private static <T> FunctionCounter.Builder<T> outcomes(
            String name, Enum<?> outcome, T tally, ToDoubleFunction<T> count) {
        return FunctionCounter.builder(name, tally, count)
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT));
    }
}

package io.filesaga.events.sqs;

import io.filesaga.events.EventIntake;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** Fetches events from the queue for as long as the service runs, if it was given one. */
@Singleton
public class EventPoller {

    private static final Logger LOG = Logger.getLogger(EventPoller.class);

    private final Optional<Polling> polling;

    EventPoller(
            SqsSettings settings,
            SqsAsyncClient client,
            EventIntake intake,
            QueueTally tally,
            InstantSource clock,
            Vertx vertx) {
        polling = settings.queueUrl()
                .map(url -> new SqsQueue(client, url.toString(), settings))
                .map(queue -> new Polling(queue, intake::take, tally, settings, clock, vertx));
    }

    void onStart(@Observes StartupEvent start) {
        polling.ifPresent(loops -> {
            loops.begin();
            LOG.info("events are fetched from a queue");
        });
    }

    /** Whether there is a queue. */
    public boolean isOn() {
        return polling.isPresent();
    }

    /**
     * Fetches nothing from now on, and emits when what was fetched is applied or given back, or when the patience is over:
     * what is in hand then comes again. Never fails.
     */
    public Uni<Void> stop(Duration patience) {
        return polling.map(loops -> loops.stop(patience))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }
}

package io.filesaga.events.sqs;

import io.filesaga.sagas.Backoff;
import io.filesaga.sdk.Home;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/** Fetches a batch, has it applied, fetches the next; until told to stop. Every round has a Vert.x context of its own. */
final class ReceiveLoop {

    private static final Logger LOG = Logger.getLogger(ReceiveLoop.class);
    private static final Backoff AFTER_FAILURE = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));

    private final Vertx vertx;
    private final EventQueue queue;
    private final Delivery delivery;
    private final QueueTally tally;
    private final StopSignal stop;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private int failures;

    ReceiveLoop(Vertx vertx, EventQueue queue, Delivery delivery, QueueTally tally, StopSignal stop) {
        this.vertx = vertx;
        this.queue = queue;
        this.delivery = delivery;
        this.tally = tally;
        this.stop = stop;
    }

    /** Begins at once and returns. */
    void begin() {
        if (stop.isGiven()) {
            ended.complete(null);
        } else {
            Home.fresh(vertx).run(() -> round().subscribe().with(done -> begin(), failure -> begin()));
        }
    }

    /** Emits when the loop has stopped and has nothing in hand. */
    Uni<Void> end() {
        return Uni.createFrom().completionStage(ended);
    }

    private Uni<Void> round() {
        return stop.unlessGiven(queue.receive(), List.of())
                .chain(delivery::deliver)
                .invoke(this::wentWell)
                .onFailure()
                .recoverWithUni(this::pause);
    }

    private void wentWell() {
        if (failures > 0) {
            LOG.info("the queue of events is back");
        }
        failures = 0;
        tally.answered();
    }

    private Uni<Void> pause(Throwable failure) {
        tally.failed();
        failures++;
        if (failures == 1) {
            LOG.warnf("the queue of events fails, it is asked again: %s", failure);
        }
        return stop.pause(
                AFTER_FAILURE.pause(failures, ThreadLocalRandom.current().nextDouble()));
    }
}

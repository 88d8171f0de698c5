package io.filesaga.events.sqs;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The receive loops of one queue, from their beginning to their end. */
final class Polling {

    private final StopSignal stop = new StopSignal();
    private final List<ReceiveLoop> loops;

    Polling(
            EventQueue queue,
            Function<byte[], Uni<?>> intake,
            QueueTally tally,
            SqsSettings settings,
            InstantSource clock,
            Vertx vertx) {
        Delivery delivery = new Delivery(queue, intake, tally, settings, clock, stop);
        loops = Stream.generate(() -> new ReceiveLoop(vertx, queue, delivery, tally, stop))
                .limit(settings.loops())
                .toList();
    }

    void begin() {
        loops.forEach(ReceiveLoop::begin);
    }

    /** As {@link EventPoller#stop} says. */
    Uni<Void> stop(Duration patience) {
        stop.give();
        return Uni.join()
                .all(loops.stream().map(ReceiveLoop::end).toList())
                .andFailFast()
                .replaceWithVoid()
                .ifNoItem()
                .after(patience)
                .fail()
                .onFailure()
                .recoverWithNull();
    }
}

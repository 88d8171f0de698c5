package io.filesaga.outbox.webhooks.delivery;

import io.filesaga.outbox.Desk;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes down how attempts ended. Those that end while a statement is under way share the next one, and its commit. A
 * statement that fails is repeated once: what it did is not done again. Its state belongs to one Vert.x context.
 */
final class Ledger {

    private final Deliveries deliveries;
    private final InstantSource clock;
    private final Desk desk;
    private List<Line> waiting = new ArrayList<>();
    private boolean writing;

    private record Line(Ending ending, UniEmitter<? super Void> written) {}

    Ledger(Deliveries deliveries, InstantSource clock, Desk desk) {
        this.deliveries = deliveries;
        this.clock = clock;
        this.desk = desk;
    }

    /** Emits when it is durable. */
    Uni<Void> write(Ending ending) {
        return Uni.createFrom()
                .emitter(written -> desk.run(() -> {
                    waiting.add(new Line(ending, written));
                    next();
                }));
    }

    private void next() {
        if (writing || waiting.isEmpty()) {
            return;
        }
        List<Line> page = waiting;
        waiting = new ArrayList<>();
        writing = true;
        deliveries
                .settle(page.stream().map(Line::ending).toList(), clock.instant())
                .onFailure()
                .retry()
                .atMost(1)
                .subscribe()
                .with(
                        done -> turn(page, line -> line.written().complete(null)),
                        failure -> turn(page, line -> line.written().fail(failure)));
    }

    private void turn(List<Line> page, Consumer<Line> tell) {
        desk.run(() -> {
            writing = false;
            page.forEach(tell);
            next();
        });
    }
}

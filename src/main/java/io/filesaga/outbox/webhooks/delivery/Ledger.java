package io.filesaga.outbox.webhooks.delivery;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes down how attempts ended. Those that end while a statement is under way share the next one, and its commit. Its
 * state belongs to one Vert.x context.
 */
final class Ledger {

    private final Deliveries deliveries;
    private final InstantSource clock;
    private final Context home;
    private List<Line> waiting = new ArrayList<>();
    private boolean writing;

    private record Line(Ending ending, UniEmitter<? super Void> written) {}

    Ledger(Deliveries deliveries, InstantSource clock, Context home) {
        this.deliveries = deliveries;
        this.clock = clock;
        this.home = home;
    }

    /** Emits when it is durable. */
    Uni<Void> write(Ending ending) {
        return Uni.createFrom()
                .emitter(written -> home.runOnContext(now -> {
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
                .subscribe()
                .with(
                        done -> turn(page, line -> line.written().complete(null)),
                        failure -> turn(page, line -> line.written().fail(failure)));
    }

    private void turn(List<Line> page, Consumer<Line> tell) {
        home.runOnContext(now -> {
            writing = false;
            page.forEach(tell);
            next();
        });
    }
}

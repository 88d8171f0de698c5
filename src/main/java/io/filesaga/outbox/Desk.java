package io.filesaga.outbox;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import java.util.ArrayList;
import java.util.List;

/** Where one works alone: a Vert.x context of its own, and those who wait until there is nothing more to do. */
public final class Desk {

    private final Context context;
    private final List<UniEmitter<? super Void>> waiting = new ArrayList<>();

    public Desk(Vertx vertx) {
        this.context = ((VertxInternal) vertx).createEventLoopContext();
    }

    /** Runs it there, after what is running there. */
    public void run(Runnable work) {
        context.runOnContext(now -> work.run());
    }

    /** Runs it there, and emits at the next {@link #rest}. */
    public Uni<Void> runUntilRest(Runnable work) {
        return Uni.createFrom()
                .emitter(rested -> run(() -> {
                    waiting.add(rested);
                    work.run();
                }));
    }

    /** Tells those who wait. To be called there. */
    public void rest() {
        List<UniEmitter<? super Void>> told = List.copyOf(waiting);
        waiting.clear();
        told.forEach(rested -> rested.complete(null));
    }
}

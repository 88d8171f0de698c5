package io.filesaga.storage.s3;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import org.jspecify.annotations.Nullable;

/**
 * Where a caller lives: its Vert.x context, or no particular place. The SDK completes on threads of its own, which must
 * touch neither a Hibernate Reactive session nor an HTTP request.
 *
 * @param context the caller's context, or null when it called from outside Vert.x
 */
record Home(@Nullable Context context) {

    /** The place of whoever calls this now. */
    static Home here() {
        return new Home(Vertx.currentContext());
    }

    /** The same Uni, whose outcome arrives where its subscriber subscribed. */
    static <T> Uni<T> bring(Uni<T> work) {
        return Uni.createFrom().deferred(() -> work.emitOn(here()::run));
    }

    /** Runs the task there, after whatever runs there now; at once and on this thread when there is no such place. */
    void run(Runnable task) {
        if (context == null) {
            task.run();
        } else {
            context.runOnContext(nothing -> task.run());
        }
    }
}

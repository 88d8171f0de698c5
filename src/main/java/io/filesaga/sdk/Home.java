package io.filesaga.sdk;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
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
public record Home(@Nullable Context context) {

    /** The place of whoever calls this now. */
    public static Home here() {
        return new Home(Vertx.currentContext());
    }

    /** A new place, safe for database sessions: for work that no request has brought. */
    public static Home fresh(Vertx vertx) {
        Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(context, true);
        return new Home(context);
    }

    /** The same Uni, whose outcome arrives where its subscriber subscribed. */
    public static <T> Uni<T> bring(Uni<T> work) {
        return Uni.createFrom().deferred(() -> work.emitOn(here()::run));
    }

    /** Runs the task there, after whatever runs there now; at once and on this thread when there is no such place. */
    public void run(Runnable task) {
        if (context == null) {
            task.run();
        } else {
            context.runOnContext(nothing -> task.run());
        }
    }
}

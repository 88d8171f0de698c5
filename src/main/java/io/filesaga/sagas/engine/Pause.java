package io.filesaga.sagas.engine;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;

/** A wait that blocks nothing and comes back to the Vert.x context it was made from. */
final class Pause {

    private Pause() {}

    static Uni<Void> of(Duration length) {
        return atHome(Uni.createFrom().voidItem().onItem().delayIt().by(length));
    }

    /** The same, emitted on the Vert.x context of who subscribes, if there is one. */
    static Uni<Void> atHome(Uni<Void> pause) {
        return Uni.createFrom().deferred(() -> {
            Context context = Vertx.currentContext();
            return context == null ? pause : pause.emitOn(command -> context.runOnContext(ignored -> command.run()));
        });
    }
}

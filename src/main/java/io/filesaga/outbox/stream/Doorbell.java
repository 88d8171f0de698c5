package io.filesaga.outbox.stream;

import io.filesaga.outbox.OutboxSettings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgConnection;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Listens for the database's notifications on one connection of the pool, and gets itself another when that breaks. After
 * each connect it rings once, for what may have been missed. A connection pooler that swallows notifications only makes
 * it silent.
 */
@Singleton
public class Doorbell {

    private static final Logger LOG = Logger.getLogger(Doorbell.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Pool pool;
    private final Vertx vertx;
    private final Event<Ring> rings;
    private final OutboxSettings settings;
    private volatile boolean stopped;

    Doorbell(Pool pool, Vertx vertx, Event<Ring> rings, OutboxSettings settings) {
        this.pool = pool;
        this.vertx = vertx;
        this.rings = rings;
        this.settings = settings;
    }

    void onStart(@Observes StartupEvent start) {
        connect();
    }

    void onStop(@Observes ShutdownEvent stop) {
        stopped = true;
    }

    private void connect() {
        if (!stopped) {
            pool.getConnection()
                    .ifNoItem()
                    .after(settings.timeout())
                    .fail()
                    .subscribe()
                    .with(this::listen, failure -> again());
        }
    }

    private void listen(SqlConnection connection) {
        PgConnection listener = PgConnection.cast(connection.getDelegate());
        listener.notificationHandler(notification -> rings.fire(Ring.HINT));
        listener.closeHandler(closed -> again());
        connection
                .query("LISTEN filesaga_outbox")
                .execute()
                .ifNoItem()
                .after(settings.timeout())
                .fail()
                .chain(done -> {
                    rings.fire(Ring.HINT);
                    return io.smallrye.mutiny.Uni.createFrom().voidItem();
                })
                .onFailure()
                .recoverWithUni(failure -> connection.close())
                .subscribe()
                .with(done -> {}, failure -> LOG.debugf("no notifications: %s", failure.toString()));
    }

    private void again() {
        if (!stopped) {
            LOG.debug("notifications are lost until the next connection");
            vertx.setTimer(PAUSE.toMillis(), due -> connect());
        }
    }
}

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
import java.util.concurrent.atomic.AtomicBoolean;
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
    private final AtomicBoolean waiting = new AtomicBoolean();
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
                .subscribe()
                .with(done -> rings.fire(Ring.HINT), failure -> giveUp(connection));
    }

    private void giveUp(SqlConnection connection) {
        connection.close().subscribe().with(closed -> again(), failure -> again());
    }

    /** A connection may be lost in more than one way at once. */
    private void again() {
        if (!stopped && waiting.compareAndSet(false, true)) {
            LOG.debug("notifications are lost until the next connection");
            vertx.setTimer(PAUSE.toMillis(), due -> {
                waiting.set(false);
                connect();
            });
        }
    }
}

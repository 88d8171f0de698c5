package io.filesaga.bench;

import io.filesaga.testing.Database;
import io.vertx.core.Vertx;
import java.time.Duration;
import org.awaitility.Awaitility;

/** Events that are there already, each of a subject of its own, brought to one receiver. */
final class Telling {

    static final int EVENTS = 10_000;

    /** As many as go to one webhook at once. */
    private static final int IN_FLIGHT = 8;

    private final Database database;
    private final Clients clients;
    private final StubReceiver receiver;

    Telling(Vertx vertx, Database database, Clients clients) {
        this.database = database;
        this.clients = clients;
        this.receiver = new StubReceiver(vertx);
        database.run("CREATE TABLE floor_delivery (id bigint PRIMARY KEY)");
    }

    String receiver() {
        return receiver.address();
    }

    /** Deliveries per second of the service. */
    double webhook() {
        int before = receiver.received();
        database.run("INSERT INTO outbox_event (owner, type, subject, sequence, data, at)"
                + " SELECT 'dev', 'file.activated', 'files/' || gen_random_uuid(), 1,"
                + " jsonb_build_object('told', repeat('x', 400)), now() FROM generate_series(1, " + EVENTS + ")");
        long began = System.nanoTime();
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> receiver.received() - before >= EVENTS);
        return EVENTS * 1e9 / (System.nanoTime() - began);
    }

    /** The same by nobody but a pool and a client. */
    double least(Floor floor, int first) {
        return clients.run(IN_FLIGHT, first, EVENTS, number -> floor.delivery(receiver.address(), number))
                .perSecond();
    }
}

package io.filesaga.outbox.eventbridge;

import io.filesaga.outbox.CloudEvents;
import io.filesaga.outbox.EventLog;
import io.filesaga.outbox.OutboxSettings;
import io.filesaga.outbox.Position;
import io.filesaga.outbox.ToldEvent;
import io.filesaga.sdk.aws.AwsClients;
import io.filesaga.testing.Given;
import io.filesaga.testing.ServiceTest;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.services.eventbridge.EventBridgeAsyncClient;

/** A bus of its own for each test, on the tables and settings of the service; nodes are made by hand. */
abstract class BusTest extends ServiceTest {

    private static final EventBridge EVENT_BRIDGE = new EventBridge();

    /** One for all, because closing it takes its time. */
    private static EventBridgeAsyncClient client;

    @Inject
    Pool pool;

    @Inject
    OutboxSettings outbox;

    @Inject
    EventLog log;

    @Inject
    CloudEvents events;

    @Inject
    AwsClients clients;

    @Inject
    Vertx vertx;

    final String bus = "bus-" + UUID.randomUUID();
    final EventBridge eventBridge = EVENT_BRIDGE;
    Node node;

    /** One instance of filesaga. */
    record Node(Forwarder forwarder, BusStore store, BusTally tally) {

        /** Brings what there is to bring, and is back. */
        void deliver() {
            forwarder.deliver().await().indefinitely();
        }
    }

    @AfterAll
    static void close() {
        client.close();
        client = null;
        EVENT_BRIDGE.close();
    }

    /** The first JSON of a JVM takes its time here: the test's own, not that of a node. */
    @BeforeEach
    void enrol() {
        events.json(new ToldEvent(Position.START, owner, "toy.made", "toys/1", 1, null, null, "{}", Instant.EPOCH));
        node = node(Map.of());
        node.deliver();
    }

    @AfterEach
    void leave() {
        eventBridge.takeEverything();
        sql.run("DELETE FROM eventbridge_bus WHERE bus = $1", bus);
    }

    /** @param given settings besides the bus and its place */
    Node node(Map<String, String> given) {
        Map<String, String> all = new HashMap<>(
                Map.of("bus", bus, "endpoint", eventBridge.url(), "region", "eu-central-1", "timeout", "5s"));
        all.putAll(given);
        EventBridgeSettings settings = Given.settings(EventBridgeSettings.class, all);
        if (client == null) {
            client = new ClientSource().client(clients, settings);
        }
        BusStore store = new BusStore(pool, outbox);
        BusTally tally = new BusTally();
        Trip trip = new Trip(store, log, events, new Bus(client, settings), tally, settings, outbox, clock);
        return new Node(new Forwarder(settings, trip, vertx), store, tally);
    }

    /** So many events, of so many subjects in turn, each with so many bytes of data and more. */
    void happen(int many, int subjects, int bytes) {
        sql.run(
                "INSERT INTO outbox_event (owner, type, subject, sequence, data, at)"
                        + " SELECT $1, 'toy.moved', 'toys/' || $1 || n % $3, n, jsonb_build_object('n', n, 'text', repeat('x', $4)), $5"
                        + " FROM generate_series(1, $2::int) n",
                owner, many, subjects, bytes, clock.instant().atOffset(java.time.ZoneOffset.UTC));
    }

    /** Until it is so, the nodes deliver again and again. */
    void deliver(BooleanSupplier end, Node... nodes) {
        Awaitility.await().until(() -> {
            for (Node each : nodes.length == 0 ? new Node[] {node} : nodes) {
                each.deliver();
            }
            return end.getAsBoolean();
        });
    }

    /** The numbers of the events that were taken, in order. */
    List<Long> taken() {
        return eventBridge.taken(owner).stream()
                .map(EventBridge.Entry::sequence)
                .toList();
    }
}

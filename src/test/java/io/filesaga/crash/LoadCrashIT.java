package io.filesaga.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.filesaga.testing.Api;
import io.filesaga.testing.Listener;
import io.filesaga.testing.ServiceProcess;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What fails under load fails in the middle of everything. Whatever it is, every customer has in the end what he has. */
class LoadCrashIT {

    private static final int CUSTOMERS = 8;
    private static final int A_WHILE = 60;

    private final CrashSite site = new CrashSite();
    private final List<ServiceProcess> services = new ArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();

    @AfterEach
    void leave() {
        services.forEach(ServiceProcess::kill);
        site.close();
    }

    private ServiceProcess start(String instance) {
        return start(site.settings("filesaga.saga.instance", instance));
    }

    private ServiceProcess start(Map<String, String> settings) {
        ServiceProcess service = ServiceProcess.start(settings);
        synchronized (services) {
            services.add(service);
        }
        return service;
    }

    private void kill(ServiceProcess service) {
        service.kill();
        synchronized (services) {
            services.remove(service);
        }
    }

    /** A client that asks the replicas in turn. */
    private Api client(String owner) {
        return Api.at(this::next, owner);
    }

    private URI next() {
        synchronized (services) {
            if (services.isEmpty()) {
                throw new IllegalStateException("no service");
            }
            return services.get(turn.incrementAndGet() % services.size()).base();
        }
    }

    private void assertAllInStep(Load load) {
        load.end();
        site.awaitEnd("%");
        site.assertInStep();
        load.assertAllHaveAll();
    }

    @Test
    void killedAndCutOffAgainAndAgain() {
        ServiceProcess service = start("one");
        try (Load load = new Load(CUSTOMERS, this::client)) {
            for (int i = 0; i < 3; i++) {
                load.await(A_WHILE);
                kill(service);
                service = start("one");
            }
            for (int i = 0; i < 5; i++) {
                load.await(A_WHILE / 2);
                site.database.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()");
            }
            load.await(A_WHILE);
            assertAllInStep(load);
        }
    }

    /** The other takes over; and whoever is told to stop gives back what he has. */
    @Test
    void ofTwoReplicasOneIsKilledAndLaterOneIsToldToStop() throws InterruptedException {
        ServiceProcess first = start(site.settings("filesaga.outbox.poll-interval", "1h"));
        ServiceProcess second =
                start(site.settings("filesaga.saga.instance", "two", "filesaga.outbox.listen", "false"));
        assertEachHearsOfTheOther(first, second);
        try (Wanderer wanderer = Wanderer.on(Api.at(this::next, "root", "filesaga-admin"));
                Load load = new Load(CUSTOMERS, this::client)) {
            load.await(A_WHILE);
            kill(first);
            load.await(A_WHILE);
            first = start("one");
            load.await(A_WHILE);
            synchronized (services) {
                services.remove(first);
            }
            assertEquals(143, first.stop());
            assertEquals(
                    0,
                    site.database.count("SELECT count(*) FROM saga WHERE lease_owner LIKE 'one/%'"
                            + " AND lease_expires_at > clock_timestamp()"));
            load.await(A_WHILE);
            assertAllInStep(load);
            wanderer.assertHeard(site.database.texts(
                    "SELECT tx || '-' || id FROM outbox_event ORDER BY outbox_event.tx, outbox_event.id"));
        }
    }

    /** One that looks once in an hour is rung for, also when it has lost its line; one that does not listen looks. */
    private void assertEachHearsOfTheOther(ServiceProcess rung, ServiceProcess looks) {
        Api here = Api.at(rung::base, "neighbour");
        Api there = Api.at(looks::base, "neighbour");
        try (Listener pushed = here.listen("/v1/events").opened();
                Listener polled = there.listen("/v1/events").opened()) {
            there.upload("a", "content".getBytes()).is(201);
            pushed.heard(1);
            assertEquals(
                    1,
                    site.database.count("SELECT count(*) FILTER (WHERE pg_terminate_backend(pid)) FROM pg_stat_activity"
                            + " WHERE query = 'LISTEN filesaga_outbox'"));
            there.upload("b", "content".getBytes()).is(201);
            assertEquals(List.of("file.activated", "file.activated"), names(pushed.heard(2)));
            here.upload("c", "content".getBytes()).is(201);
            assertEquals(ids(pushed.heard(3)), ids(polled.heard(3)));
        }
    }

    private static List<String> names(List<Listener.Heard> heard) {
        return heard.stream().map(Listener.Heard::name).toList();
    }

    private static List<String> ids(List<Listener.Heard> heard) {
        return heard.stream().map(Listener.Heard::id).toList();
    }
}

package io.filesaga.bench;

import io.filesaga.bench.Clients.Act;
import io.filesaga.bench.Clients.Result;
import io.filesaga.ops.embedded.BackendSettings;
import io.filesaga.ops.embedded.PostgresServer;
import io.filesaga.ops.embedded.S3Server;
import io.filesaga.testing.Database;
import io.filesaga.testing.ServiceProcess;
import io.filesaga.testing.Tokens;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The packaged service over HTTP, with PostgreSQL as it is in production (fsync on) and a store of constant latency,
 * beside the floor measured in the same minutes. Everything runs on the same machine: only ratios mean something. The
 * property {@code bench.parts} selects what is measured, all by default.
 */
class Benchmark {

    private static final List<String> PARTS = List.of(
            System.getProperty("bench.parts", "operations,events,processes,telling,answers,owners,recovery,waiting")
                    .split(","));
    private static final int CONNECTIONS = 20;
    private static final int[] CLIENTS = {1, 16, 64};
    private static final int PER_CLIENT = 250;
    private static final int WARM_UP = 6_000;
    private static final int SENDERS = 8;
    private static final int BATCHES = 400;
    private static final int ANSWERS = 400;
    private static final int OWNERS = 64;
    private static final int PER_TURN = 1_920;
    private static final int TURNS = 2;
    private static final Duration QUIET = Duration.ofSeconds(20);

    private final Vertx vertx = Vertx.vertx();
    private final PostgresServer postgres = startPostgres();
    private final StubStore store = new StubStore(vertx);
    private final Database database = new Database(postgres);
    private final Clients clients = new Clients(vertx);
    private final Report report = new Report();
    private final Map<String, String> settings = settings();
    private ServiceProcess process = start();
    private Service service = service();
    private int used;

    private static PostgresServer startPostgres() {
        try {
            Path home = Path.of("target", "bench-backends", UUID.randomUUID().toString());
            PostgresServer server = PostgresServer.start(home.resolve("postgres"));
            Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> settings() {
        Map<String, String> all = new TreeMap<>(BackendSettings.of(postgres));
        all.putAll(BackendSettings.of(new S3Server(0, 0)));
        all.put("filesaga.identity.mode", "dev");
        all.put("quarkus.oidc.tenant-enabled", "false");
        all.put("quarkus.s3.endpoint-override", store.endpoint());
        all.put("quarkus.datasource.reactive.max-size", String.valueOf(CONNECTIONS));
        all.put("filesaga.saga.instance", "bench");
        all.put("filesaga.outbound.allow-http", "true");
        all.put("filesaga.outbound.allowed-networks", "127.0.0.0/8");
        return all;
    }

    private ServiceProcess start() {
        return ServiceProcess.start(settings, "-Xmx1g");
    }

    private Service service() {
        return new Service(vertx, process.base());
    }

    @AfterEach
    void stop() throws IOException {
        process.stop();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        report.save();
    }

    @Test
    void measure() {
        Floor floor = new Floor(vertx, postgres, CONNECTIONS, store.endpoint());
        part("operations", () -> {
            warmUp(floor);
            for (int many : CLIENTS) {
                operations(many, floor);
            }
        });
        part("events", () -> events(floor));
        part("processes", this::processes);
        report.line("");
        part("telling", () -> telling(floor));
        part("answers", this::answers);
        part("recovery", () -> {
            recovery(1_000);
            recovery(10_000);
        });
        part("waiting", () -> waiting(10_000));
        part("owners", this::owners);
    }

    private static void part(String name, Runnable measured) {
        if (PARTS.contains(name)) {
            measured.run();
        }
    }

    /** Each batch is one request; what is counted is events. */
    private void events(Floor floor) {
        clients.run(SENDERS, take(BATCHES), BATCHES, service::events);
        clients.run(SENDERS, take(BATCHES), BATCHES, floor::events);
        int first = take(BATCHES);
        Result least = clients.run(SENDERS, first, BATCHES, floor::events);
        Costs before = Costs.soFar(settled());
        Result result = clients.run(SENDERS, first, BATCHES, service::events);
        Costs costs = Costs.soFar(settled()).since(before, BATCHES * Service.BATCH);
        report.row("event", SENDERS, result.each(Service.BATCH), costs, least.each(Service.BATCH));
    }

    private void telling(Floor floor) {
        Telling telling = new Telling(vertx, database, clients);
        service.webhook(telling.receiver())
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        telling.webhook();
        telling.least(floor, take(Telling.EVENTS));
        double perSecond = telling.webhook();
        double least = telling.least(floor, take(Telling.EVENTS));
        report.line(String.format(
                Locale.ROOT,
                "- *Webhook*, one receiver: %,.0f deliveries per second, floor %,.0f, ratio %.2f.",
                perSecond,
                least,
                perSecond / least));
    }

    private void answers() {
        service.patience().toCompletionStage().toCompletableFuture().join();
        Answers answers = new Answers(vertx, clients);
        settings.put("filesaga.saga.instance", "other");
        ServiceProcess replica = start();
        try {
            Service other = new Service(vertx, replica.base());
            for (Service waiting : List.of(service, other)) {
                answers.measure("warm up", service, waiting, SENDERS, take(ANSWERS), ANSWERS);
                String where = waiting == service ? "at the same replica" : "at another replica";
                report.line(answers.measure(where, service, waiting, 1, take(ANSWERS), ANSWERS / 2));
                report.line(answers.measure(where, service, waiting, SENDERS, take(ANSWERS), ANSWERS));
            }
        } finally {
            replica.stop();
            settings.put("filesaga.saga.instance", "bench");
        }
    }

    /** One owner beside many, in turns, so that both have the same weather; by tokens, for dev mode knows one owner only. */
    private void owners() {
        process.stop();
        Map<String, String> withTokens = new TreeMap<>(settings);
        withTokens.keySet().removeAll(List.of("filesaga.identity.mode", "quarkus.oidc.tenant-enabled"));
        withTokens.putAll(Tokens.settings());
        process = ServiceProcess.start(withTokens, "-Xmx1g");
        List<String> tokens = IntStream.range(0, OWNERS)
                .mapToObj(owner -> Tokens.of("owner-" + owner))
                .toList();
        Service one = new Service(vertx, process.base(), tokens.subList(0, 1));
        Service all = new Service(vertx, process.base(), tokens);
        compare("presigned upload", one::presigned, all::presigned);
        compare("upload", one::upload, all::upload);
    }

    private void compare(String name, Act ofOne, Act ofAll) {
        rate(ofAll);
        rate(ofOne);
        double one = 0;
        double all = 0;
        for (int turn = 0; turn < TURNS; turn++) {
            one += rate(ofOne);
            all += rate(ofAll);
            all += rate(ofAll);
            one += rate(ofOne);
        }
        report.line(String.format(
                Locale.ROOT,
                "- %s, %d clients: %,.0f per second by one owner, %,.0f by %d owners, ratio %.2f.",
                name,
                OWNERS,
                one / TURNS / 2,
                all / TURNS / 2,
                OWNERS,
                one / all));
    }

    private double rate(Act act) {
        return clients.run(OWNERS, take(PER_TURN), PER_TURN, act).perSecond();
    }

    private void warmUp(Floor floor) {
        clients.run(64, take(WARM_UP), WARM_UP, service::presigned);
        int first = take(WARM_UP);
        clients.run(64, first, WARM_UP, service::upload);
        clients.run(64, first, WARM_UP, service::delete);
        int floors = take(WARM_UP);
        clients.run(64, floors, WARM_UP / 4, floor::presigned);
        clients.run(64, floors, WARM_UP / 4, floor::upload);
        clients.run(64, floors, WARM_UP / 4, floor::delete);
        database.run("VACUUM ANALYZE");
    }

    private void operations(int many, Floor floor) {
        int times = many * PER_CLIENT;
        int first = take(times);
        row("begin", many, first, times, service::begin, null);
        row("complete", many, first, times, service::complete, null);
        row("presigned upload", many, take(times), times, service::presigned, floor::presigned);
        first = take(times);
        row("upload", many, first, times, service::upload, floor::upload);
        row("delete", many, first, times, service::delete, floor::delete);
    }

    private void processes() {
        service.process().toCompletionStage().toCompletableFuture().join();
        clients.run(64, take(WARM_UP), WARM_UP, service::execution);
        for (int many : CLIENTS) {
            int times = many * PER_CLIENT;
            row("process of 5 states", many, take(times), times, service::execution, null);
        }
    }

    private void row(String name, int many, int first, int times, Act act, Act floor) {
        Result least = floor == null ? null : clients.run(many, first, times, floor);
        Costs before = Costs.soFar(settled());
        Result result = clients.run(many, first, times, act);
        report.row(name, many, result, Costs.soFar(settled()).since(before, times), least);
    }

    /** The database when all its connections have told what they did. */
    private Database settled() {
        Costs[] last = {Costs.soFar(database)};
        Awaitility.await().pollInterval(Duration.ofMillis(1_200)).until(() -> {
            Costs now = Costs.soFar(database);
            boolean quiet = now.statements() - last[0].statements() < 10;
            last[0] = now;
            return quiet;
        });
        return database;
    }

    private int take(int many) {
        used += many;
        return used - many;
    }

    /** Uploads whose service was killed while they were being finished. */
    private void recovery(int many) {
        clients.run(64, take(many), many, service::begin);
        process.kill();
        database.run(
                "UPDATE saga SET status = 'RUNNING', step = 'inspect', deadline = NULL, lease_owner = 'bench/dead',"
                        + " lease_expires_at = clock_timestamp() + interval '1 hour' WHERE status = 'WAITING'");
        long began = System.nanoTime();
        process = start();
        long ready = System.nanoTime();
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> database.count("SELECT count(*) FROM saga WHERE status = 'RUNNING'") == 0);
        long done = System.nanoTime();
        service = service();
        report.line(String.format(
                "- %,d killed uploads: all finished %.1f s after the process was started, of which its own start took"
                        + " %.1f s.",
                many, (done - began) / 1e9, (ready - began) / 1e9));
    }

    private void waiting(int many) {
        clients.run(64, take(many), many, service::begin);
        // What the database does on its own account is nobody's cost.
        database.run("ALTER SYSTEM SET autovacuum = off");
        database.run("SELECT pg_reload_conf()");
        // An idle connection tells the database what it did after ten seconds at the latest.
        pass(Duration.ofSeconds(12));
        Costs before = Costs.soFar(settled());
        pass(QUIET);
        Costs cost = Costs.soFar(database).since(before, (int) QUIET.toSeconds());
        report.line(String.format(
                "- %,d waiting uploads cost %.2f statements and %.2f commits per second.",
                many, cost.statements(), cost.commits()));
    }

    private static void pass(Duration time) {
        Awaitility.await().pollDelay(time).atMost(time.multipliedBy(2)).until(() -> true);
    }
}

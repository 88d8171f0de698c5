package io.filesaga.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.filesaga.ops.embedded.BackendSettings;
import io.filesaga.ops.embedded.PostgresServer;
import io.filesaga.ops.embedded.S3Server;
import io.filesaga.testing.Api;
import io.filesaga.testing.Database;
import io.filesaga.testing.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/**
 * A PostgreSQL and a store of its own, with the proxy before it, and what must be true of both together once every saga
 * has ended.
 */
final class CrashSite implements AutoCloseable {

    /** What the bucket shows when it tells. */
    static final String SECRET = "the-secret-of-the-tests";

    private static final String OPEN = """
            SELECT owner || ' ' || type || ' ' || status || ' ' || step FROM saga
            WHERE status NOT IN ('COMPLETED', 'COMPENSATED', 'CANCELLED') AND owner LIKE ?
            UNION ALL SELECT key FROM object_key WHERE sweep_at IS NOT NULL AND owner LIKE ?""";

    private static final String UNTRUE = """
            WITH last AS (
                SELECT DISTINCT ON (subject) subject, type, data->>'etag' AS etag FROM outbox_event
                WHERE subject LIKE 'files/%' ORDER BY subject, tx DESC, id DESC)
            SELECT 'untold ' || f.id FROM stored_file f LEFT JOIN last l ON l.subject = 'files/' || f.id
            WHERE l.etag IS DISTINCT FROM f.etag OR l.type NOT IN ('file.activated', 'file.changed')
            UNION ALL SELECT 'no end ' || l.subject FROM last l
            WHERE l.type IN ('file.activated', 'file.changed')
                AND NOT EXISTS (SELECT FROM stored_file f WHERE 'files/' || f.id = l.subject)
            UNION ALL SELECT 'ended again ' || subject FROM outbox_event
            WHERE type IN ('file.replaced', 'file.deleted', 'file.refused', 'upload.expired', 'upload.cancelled')
            GROUP BY subject HAVING count(*) > 1""";

    private final PostgresServer postgres;
    private final S3Server s3;
    private final S3AsyncClient store;
    private final Map<String, String> settings = new HashMap<>();

    final HoldingProxy proxy;
    final Database database;

    CrashSite() {
        Path home = Path.of("target", "crash-backends", UUID.randomUUID().toString());
        try {
            this.postgres = PostgresServer.start(home.resolve("postgres"));
            this.s3 = S3Server.start(home.resolve("s3"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopBackends));
        this.proxy = new HoldingProxy(URI.create(s3.endpoint()).getPort());
        this.database = new Database(postgres);
        this.store = client(s3);
        settings.putAll(BackendSettings.of(postgres));
        settings.putAll(BackendSettings.of(s3));
        settings.putAll(Tokens.settings());
        settings.put("quarkus.s3.endpoint-override", "http://127.0.0.1:" + proxy.port());
        // Each call that is held has a connection.
        settings.put("quarkus.s3.async-client.max-concurrency", "200");
        // And a slow machine is no outage.
        settings.put("quarkus.s3.async-client.connection-timeout", "30s");
        settings.put("quarkus.s3.async-client.connection-acquisition-timeout", "60s");
        settings.put("filesaga.storage.call-timeout", "60s");
        settings.put("filesaga.storage.part-size", "5M");
        settings.put("filesaga.events.secret", SECRET);
        settings.put("filesaga.saga.instance", "one");
        settings.put("filesaga.saga.lease", "5s");
        settings.put("filesaga.saga.poll-interval", "1s");
        settings.put("filesaga.files.sweep-interval", "1s");
        settings.put("filesaga.files.completion-grace", "1s");
        settings.put("filesaga.files.late-arrival-window", "1h");
    }

    private static S3AsyncClient client(S3Server server) {
        return S3AsyncClient.builder()
                .httpClientBuilder(NettyNioAsyncHttpClient.builder())
                .endpointOverride(URI.create(server.endpoint()))
                .forcePathStyle(true)
                .region(Region.of(S3Server.REGION))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(S3Server.ACCESS_KEY, S3Server.SECRET_KEY)))
                .build();
    }

    /** The store without the proxy before it. */
    String endpoint() {
        return s3.endpoint();
    }

    /** What a service must be told, with changes. */
    Map<String, String> settings(String... changes) {
        Map<String, String> changed = new TreeMap<>(settings);
        for (int i = 0; i < changes.length; i += 2) {
            changed.put(changes[i], changes[i + 1]);
        }
        return changed;
    }

    /** Lets time pass until all these owners' sagas have ended and none of their keys needs to be looked at. */
    void awaitEnd(String owners) {
        Awaitility.await("all has ended").pollInterval(Duration.ofMillis(100)).untilAsserted(() -> {
            passTime(owners);
            assertEquals(List.of(), database.texts(OPEN, owners, owners));
        });
    }

    /** What waits has waited enough, and what may be in flight has landed. */
    void passTime(String owners) {
        database.run("UPDATE saga SET deadline = clock_timestamp() WHERE status = 'WAITING' AND owner LIKE ?", owners);
        database.run(
                "UPDATE object_key SET sweep_at = clock_timestamp() WHERE sweep_at > clock_timestamp() AND owner LIKE ?",
                owners);
    }

    /** That table, bucket, usage and what was told say the same, and that nothing is half done. */
    void assertInStep() {
        assertEquals(List.of(), database.texts(UNTRUE));
        assertEquals(objects(), files());
        assertEquals(
                List.of(), database.texts("SELECT owner || ' ' || state FROM stored_file WHERE state <> 'ACTIVE'"));
        assertEquals(
                List.of(),
                database.texts("SELECT f.object_key FROM stored_file f WHERE NOT EXISTS"
                        + " (SELECT FROM object_key k WHERE k.key = f.object_key AND k.file_id = f.id)"));
        assertEquals(
                database.texts("SELECT owner || ' ' || count(*) || ' ' || sum(size) FROM stored_file"
                        + " GROUP BY owner ORDER BY owner"),
                database.texts("SELECT owner || ' ' || sum(files) || ' ' || sum(bytes) FROM owner_usage"
                        + " GROUP BY owner HAVING sum(files) <> 0 OR sum(bytes) <> 0 ORDER BY owner"));
        assertEquals(
                List.of(),
                store.listMultipartUploads(b -> b.bucket(S3Server.BUCKET))
                        .join()
                        .uploads());
    }

    private String objects() {
        List<String> all = new ArrayList<>();
        store.listObjectsV2Paginator(b -> b.bucket(S3Server.BUCKET))
                .contents()
                .subscribe(object -> all.add(
                        object.key() + " " + object.size() + " " + object.eTag().replace("\"", "")))
                .join();
        return all.stream().sorted().collect(Collectors.joining("\n"));
    }

    private String files() {
        return String.join(
                "\n",
                database.texts(
                        "SELECT object_key || ' ' || size || ' ' || etag FROM stored_file ORDER BY object_key COLLATE \"C\""));
    }

    /** What somebody puts into the bucket past the service. */
    void put(String key, String content) {
        store.putObject(b -> b.bucket(S3Server.BUCKET).key(key), AsyncRequestBody.fromString(content))
                .join();
    }

    /** What lies under a key. */
    String content(String key) {
        return store.getObject(b -> b.bucket(S3Server.BUCKET).key(key), AsyncResponseTransformer.toBytes())
                .join()
                .asUtf8String();
    }

    /** The paths of an owner's files, by the service's own list. */
    static List<String> paths(Api api) {
        return api.get("/v1/files").is(200).json().get("files").findValuesAsText("path").stream()
                .sorted()
                .collect(Collectors.toList());
    }

    private void stopBackends() {
        s3.stop();
        postgres.stop();
    }

    @Override
    public void close() {
        database.close();
        store.close();
        proxy.close();
        stopBackends();
    }
}

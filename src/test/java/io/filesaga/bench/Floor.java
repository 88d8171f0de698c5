package io.filesaga.bench;

import io.filesaga.ops.embedded.PostgresServer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Tuple;
import java.net.URI;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * What nobody can do without: the same rows in the same number of commits by plain prepared statements on a pool of the
 * same size, and the same calls to the store. No HTTP in front, no JSON, no saga.
 */
final class Floor {

    private static final String BEGIN = """
            WITH s AS (
                INSERT INTO saga (id, type, version, status, direction, step, state, attempt, run_at, owner, subject,
                                  created_at, modified_at)
                VALUES ($1, 'floor', 1, 'READY', 'FORWARD', 'step', $3::text::jsonb, 1, now() + interval '1 day',
                        'floor', $2::uuid::text, now(), now())),
            k AS (
                INSERT INTO object_key (bucket, key, file_id, owner) VALUES ('floor', $2::uuid::text, $2, 'floor'))
            INSERT INTO stored_file (id, owner, path, bucket, object_key, content_type, state, created_at, modified_at)
            VALUES ($2, 'floor', $2::uuid::text, 'floor', $2::uuid::text, 'application/octet-stream', 'PENDING', now(), now())""";

    private static final String END = """
            WITH s AS (
                UPDATE saga SET status = 'COMPLETED', run_at = NULL, ended_at = now(), modified_at = now(),
                    state = $3::text::jsonb
                WHERE id = $1),
            u AS (
                INSERT INTO owner_usage AS o (owner, slot, files, bytes)
                VALUES ('floor', pg_backend_pid() % 16, 1, 1024)
                ON CONFLICT (owner, slot) DO UPDATE SET files = o.files + 1, bytes = o.bytes + 1024)
            UPDATE stored_file SET state = 'ACTIVE', size = 1024, etag = 'etag', modified_at = now() WHERE id = $2""";

    private static final String HIDE = """
            WITH s AS (
                INSERT INTO saga (id, type, version, status, direction, step, state, attempt, run_at, owner, subject,
                                  created_at, modified_at)
                VALUES ($1, 'floor', 1, 'READY', 'FORWARD', 'step', $3::text::jsonb, 1, now() + interval '1 day',
                        'floor', $2::uuid::text, now(), now())),
            u AS (
                INSERT INTO owner_usage AS o (owner, slot, files, bytes)
                VALUES ('floor', pg_backend_pid() % 16, -1, -1024)
                ON CONFLICT (owner, slot) DO UPDATE SET files = o.files - 1, bytes = o.bytes - 1024)
            UPDATE stored_file SET state = 'DELETING', modified_at = now() WHERE id = $2""";

    private static final String FORGET = """
            WITH s AS (
                UPDATE saga SET status = 'COMPLETED', run_at = NULL, ended_at = now(), modified_at = now(),
                    state = $3::text::jsonb
                WHERE id = $1)
            DELETE FROM stored_file WHERE id = $2""";

    private static final String ADOPT = """
            WITH k AS (
                INSERT INTO object_key (bucket, key, file_id, owner, adopted, sequencer)
                VALUES ('floor', $1::uuid::text, $1, 'floor', true, '01')),
            u AS (
                INSERT INTO owner_usage AS o (owner, slot, files, bytes)
                VALUES ('floor', pg_backend_pid() % 16, 1, 1024)
                ON CONFLICT (owner, slot) DO UPDATE SET files = o.files + 1, bytes = o.bytes + 1024)
            INSERT INTO stored_file (id, owner, path, bucket, object_key, content_type, state, size, etag, created_at, modified_at)
            VALUES ($1, 'floor', $1::uuid::text, 'floor', $1::uuid::text, 'application/octet-stream', 'ACTIVE', 1024, 'etag',
                    now(), now())""";

    /** What must be remembered of a delivery that was made. */
    private static final String REMEMBER = "INSERT INTO floor_delivery (id) VALUES ($1)";

    private static final Buffer EVENT = Buffer.buffer(new byte[700]);

    private static final String STATE = "{\"plan\": \"" + "x".repeat(600) + "\"}";

    private final Pool pool;
    private final HttpClient http;
    private final URI store;

    Floor(Vertx vertx, PostgresServer server, int connections, String store) {
        this.pool = PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(connections))
                .connectingTo(PgConnectOptions.fromUri(server.reactiveUrl())
                        .setUser(server.user())
                        .setPassword(server.password())
                        .setCachePreparedStatements(true))
                .using(vertx)
                .build();
        this.http = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(64));
        this.store = URI.create(store);
    }

    private static UUID id(long kind, int number) {
        return new UUID(kind, number);
    }

    Future<Void> presigned(int number) {
        return run(BEGIN, 1, number).compose(begun -> call("HEAD")).compose(there -> run(END, 1, number));
    }

    Future<Void> upload(int number) {
        return run(BEGIN, 2, number).compose(begun -> call("PUT")).compose(there -> run(END, 2, number));
    }

    Future<Void> delete(int number) {
        UUID saga = id(3, number);
        UUID file = id(2, number);
        return run(HIDE, saga, file).compose(hidden -> call("DELETE")).compose(gone -> run(FORGET, saga, file));
    }

    /** Objects of others, side by side: each is looked at and written by one commit. */
    Future<Void> events(int batch) {
        return Future.all(IntStream.range(0, Service.BATCH)
                        .map(event -> batch * Service.BATCH + event)
                        .mapToObj(event -> call("HEAD")
                                .compose(there -> pool.preparedQuery(ADOPT).execute(Tuple.of(id(4, event)))))
                        .toList())
                .mapEmpty();
    }

    /** One event, brought to a receiver and remembered. */
    Future<Void> delivery(String receiver, int number) {
        URI address = URI.create(receiver);
        return http.request(HttpMethod.POST, address.getPort(), address.getHost(), "/")
                .compose(request -> request.send(EVENT))
                .compose(answer -> answer.end())
                .compose(told -> pool.preparedQuery(REMEMBER).execute(Tuple.of((long) number)))
                .mapEmpty();
    }

    private Future<Void> run(String sql, int kind, int number) {
        return run(sql, id(kind, number), id(kind, number));
    }

    private Future<Void> run(String sql, UUID saga, UUID file) {
        return pool.preparedQuery(sql).execute(Tuple.of(saga, file, STATE)).mapEmpty();
    }

    private Future<Void> call(String method) {
        Buffer body = method.equals("PUT") ? Buffer.buffer(new byte[StubStore.OBJECT_SIZE]) : Buffer.buffer();
        return http.request(HttpMethod.valueOf(method), store.getPort(), store.getHost(), "/floor")
                .compose(request -> request.send(body))
                .compose(answer -> answer.body())
                .mapEmpty();
    }
}

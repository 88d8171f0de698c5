package io.filesaga.testing;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Arrays;

/** A test's own look into the database. */
@Singleton
public class Sql {

    private final Pool pool;

    Sql(Pool pool) {
        this.pool = pool;
    }

    public void run(String sql, Object... arguments) {
        pool.preparedQuery(sql)
                .execute(Tuple.from(Arrays.asList(arguments)))
                .await()
                .indefinitely();
    }

    /** Does the second while the first is in an open transaction of another connection, begun before. */
    public void whileOpen(String first, Runnable second, Object... arguments) {
        pool.withTransaction(connection -> connection
                        .preparedQuery(first)
                        .execute(Tuple.from(Arrays.asList(arguments)))
                        .emitOn(io.smallrye.mutiny.infrastructure.Infrastructure.getDefaultWorkerPool())
                        .invoke(second))
                .await()
                .indefinitely();
    }

    public long count(String sql, Object... arguments) {
        return pool.preparedQuery(sql)
                .execute(Tuple.from(Arrays.asList(arguments)))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }

    /** The next transaction id: it grows by one for each transaction that writes, and by none that only reads. */
    public long writingCommits() {
        return count("SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint");
    }
}

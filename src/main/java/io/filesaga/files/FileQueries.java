package io.filesaga.files;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;

/** Runs one prepared query on the tables of files; fails when it takes longer than ten seconds. */
public final class FileQueries {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private FileQueries() {}

    public static Uni<RowSet<Row>> run(Pool pool, String sql, Tuple arguments) {
        return pool.preparedQuery(sql)
                .execute(arguments)
                .ifNoItem()
                .after(TIMEOUT)
                .fail();
    }
}

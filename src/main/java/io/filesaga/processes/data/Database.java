package io.filesaga.processes.data;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Single statements of processes: one prepared query, one round trip, a timeout. What sagas write is not its business. */
@Singleton
public class Database {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Pool pool;

    public Database(Pool pool) {
        this.pool = pool;
    }

    public <T> Uni<List<T>> all(String sql, Tuple arguments, Function<Row, T> read) {
        return run(sql, arguments)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(read)
                        .toList());
    }

    public <T> Uni<Optional<T>> first(String sql, Tuple arguments, Function<Row, T> read) {
        return all(sql, arguments, read).map(found -> found.stream().findFirst());
    }

    /** Emits how many rows were changed. */
    public Uni<Integer> change(String sql, Tuple arguments) {
        return run(sql, arguments).map(RowSet::rowCount);
    }

    private Uni<RowSet<Row>> run(String sql, Tuple arguments) {
        return Uni.createFrom()
                .deferred(() -> pool.preparedQuery(sql).execute(arguments))
                .ifNoItem()
                .after(TIMEOUT)
                .fail();
    }

    public static @Nullable Instant instant(Row row, String column) {
        var value = row.getOffsetDateTime(column);
        return value == null ? null : value.toInstant();
    }
}

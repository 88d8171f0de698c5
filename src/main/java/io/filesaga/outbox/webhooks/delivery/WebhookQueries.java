package io.filesaga.outbox.webhooks.delivery;

import io.filesaga.outbox.OutboxSettings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** One prepared query within its time. */
@Singleton
public class WebhookQueries {

    private final Pool pool;
    private final OutboxSettings settings;

    public WebhookQueries(Pool pool, OutboxSettings settings) {
        this.pool = pool;
        this.settings = settings;
    }

    public Uni<RowSet<Row>> run(String sql, Tuple arguments) {
        return Uni.createFrom()
                .deferred(() -> pool.preparedQuery(sql).execute(arguments))
                .ifNoItem()
                .after(settings.timeout())
                .fail();
    }

    public <T> Uni<List<T>> list(String sql, Tuple arguments, Function<Row, T> reader) {
        return run(sql, arguments)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(reader)
                        .toList());
    }

    public static OffsetDateTime written(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    public static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    public static @Nullable Instant instantOrNull(Row row, String column) {
        OffsetDateTime written = row.getOffsetDateTime(column);
        return written == null ? null : written.toInstant();
    }
}

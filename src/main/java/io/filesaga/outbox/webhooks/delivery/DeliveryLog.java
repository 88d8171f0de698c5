package io.filesaga.outbox.webhooks.delivery;

import static io.filesaga.outbox.webhooks.delivery.WebhookQueries.instant;
import static io.filesaga.outbox.webhooks.delivery.WebhookQueries.instantOrNull;
import static io.filesaga.outbox.webhooks.delivery.WebhookQueries.written;

import io.filesaga.outbox.Position;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Deliveries as people look at them: listed, sent again, counted, and removed when they are old. */
@Singleton
public class DeliveryLog {

    private static final int BATCH = 1000;

    private static final String LIST = """
            SELECT d.id, d.tx, d.event_id, d.type, d.subject, d.status, d.attempt, d.due_at, d.created_at, d.last_at,
                d.last_status, d.last_error
            FROM webhook_delivery d
            WHERE d.webhook_id = $1 AND ($2::bigint IS NULL OR d.id < $2) AND ($3::text IS NULL OR d.status = $3)
            ORDER BY d.id DESC LIMIT $4""";

    /** A fresh set of attempts, if the event is still there. */
    private static final String AGAIN = """
            UPDATE webhook_delivery d SET status = 'PENDING', attempt = d.attempt + 1, due_at = $3, first_at = NULL,
                leased_until = NULL
            WHERE d.webhook_id = $1 AND d.id = $2
                AND EXISTS (SELECT FROM outbox_event e WHERE e.tx = d.tx AND e.id = d.event_id)""";

    private static final String PRUNE = """
            DELETE FROM webhook_delivery WHERE id IN (
                SELECT o.id FROM (SELECT id, status, created_at FROM webhook_delivery ORDER BY id LIMIT $2) o
                WHERE o.status <> 'PENDING' AND o.created_at < $1)""";

    private static final String COUNT = """
            SELECT (SELECT count(*) FROM webhook_delivery WHERE status = 'PENDING') AS pending,
                (SELECT count(*) FROM webhook_delivery WHERE status = 'PARKED') AS parked,
                (SELECT min(created_at) FROM webhook_delivery WHERE status = 'PENDING') AS oldest""";

    private final WebhookQueries queries;

    public DeliveryLog(WebhookQueries queries) {
        this.queries = queries;
    }

    /**
     * How it stands.
     *
     * @param oldest when the oldest pending one was entered, or null
     */
    public record Count(long pending, long parked, @Nullable Instant oldest) {}

    public Uni<List<Delivery>> list(UUID webhook, @Nullable Long before, @Nullable DeliveryStatus status, int limit) {
        Tuple arguments = Tuple.of(webhook, before, status == null ? null : status.name(), limit);
        return queries.list(LIST, arguments, DeliveryLog::read);
    }

    /** False when there is no such delivery, or its event has been removed. */
    public Uni<Boolean> again(UUID webhook, long id, Instant now) {
        return queries.run(AGAIN, Tuple.of(webhook, id, written(now))).map(done -> done.rowCount() == 1);
    }

    /** Emits how many settled deliveries of an earlier time were removed: one batch at the most. */
    public Uni<Integer> prune(Instant enteredBefore) {
        return queries.run(PRUNE, Tuple.of(written(enteredBefore), BATCH)).map(done -> done.rowCount());
    }

    public Uni<Count> count() {
        return queries.list(
                        COUNT,
                        Tuple.tuple(),
                        row -> new Count(row.getLong("pending"), row.getLong("parked"), instantOrNull(row, "oldest")))
                .map(rows -> rows.get(0));
    }

    private static Delivery read(Row row) {
        return new Delivery(
                row.getLong("id"),
                new Position(row.getLong("tx"), row.getLong("event_id")),
                row.getString("type"),
                row.getString("subject"),
                DeliveryStatus.valueOf(row.getString("status")),
                row.getInteger("attempt"),
                instant(row, "due_at"),
                instant(row, "created_at"),
                instantOrNull(row, "last_at"),
                row.getInteger("last_status"),
                row.getString("last_error"));
    }
}

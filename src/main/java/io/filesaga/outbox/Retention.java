package io.filesaga.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * Removes events that are old and owed to nobody, and remembers up to where: a reader who would go on from before that is
 * told so.
 */
@Singleton
public class Retention {

    /**
     * Looks at the oldest rows only; an event that a webhook still has to get stays, and one that a bus has to get stays
     * for as long as that bus has patience.
     */
    private static final String PRUNE = """
            WITH old AS (
                SELECT o.tx, o.id FROM (SELECT tx, id, at FROM outbox_event ORDER BY tx, id LIMIT 1000) o
                WHERE o.at < $1 AND NOT EXISTS (
                    SELECT FROM webhook_delivery d
                    WHERE d.status = 'PENDING' AND d.tx = o.tx AND d.event_id = o.id)
                AND NOT EXISTS (
                    SELECT FROM eventbridge_bus b
                    WHERE (b.tx, b.id) < (o.tx, o.id) AND o.at > $2::timestamptz - b.patience)),
            gone AS (
                DELETE FROM outbox_event e USING old WHERE e.tx = old.tx AND e.id = old.id RETURNING e.tx, e.id),
            marked AS (
                INSERT INTO outbox_pruned AS p (tx, id) SELECT tx, id FROM gone ORDER BY tx DESC, id DESC LIMIT 1
                ON CONFLICT (single) DO UPDATE SET tx = excluded.tx, id = excluded.id
                    WHERE (p.tx, p.id) < (excluded.tx, excluded.id))
            SELECT count(*) AS events FROM gone""";

    private final Pool pool;
    private final OutboxSettings settings;

    public Retention(Pool pool, OutboxSettings settings) {
        this.pool = pool;
        this.settings = settings;
    }

    /** Emits how many events of before were removed: one batch at the most. */
    public Uni<Long> prune(Instant before, Instant now) {
        return pool.preparedQuery(PRUNE)
                .execute(Tuple.of(before.atOffset(ZoneOffset.UTC), now.atOffset(ZoneOffset.UTC)))
                .ifNoItem()
                .after(settings.timeout())
                .fail()
                .map(rows -> rows.iterator().next().getLong("events"));
    }
}

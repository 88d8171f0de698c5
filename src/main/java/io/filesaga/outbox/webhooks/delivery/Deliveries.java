package io.filesaga.outbox.webhooks.delivery;

import static io.filesaga.outbox.webhooks.delivery.WebhookQueries.instant;
import static io.filesaga.outbox.webhooks.delivery.WebhookQueries.instantOrNull;
import static io.filesaga.outbox.webhooks.delivery.WebhookQueries.written;

import io.filesaga.outbox.EventLog;
import io.filesaga.outbox.Position;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The queue of deliveries: entered in order, claimed under a lease, settled under the attempt's number. */
@Singleton
public class Deliveries {

    static final int PAGE = 500;

    /** How many events one look goes over. */
    private static final int GLANCE = 5000;

    /** What is not entered yet. Without a webhook there is nothing to go over. */
    private static final String UNSEEN = """
            WITH h AS (SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS horizon),
            c AS (SELECT tx, id FROM webhook_cursor WHERE EXISTS (SELECT FROM webhook)),
            batch AS (
                SELECT found.e FROM c, h, LATERAL (
                    SELECT e FROM outbox_event e
                    WHERE (e.tx, e.id) > (c.tx, c.id) AND (e.tx, e.id) > ($1, $2) AND e.tx < h.horizon
                    ORDER BY e.tx, e.id LIMIT %d) found)""".formatted(GLANCE);

    /** Reads only, so that events which no webhook wants cost no commit. */
    private static final String PEEK = UNSEEN + """
            , last AS (
                SELECT (b.e).tx, (b.e).id FROM batch b WHERE (SELECT count(*) FROM batch) = %d
                ORDER BY (b.e).tx DESC, (b.e).id DESC LIMIT 1)
            SELECT EXISTS (
                    SELECT FROM batch b JOIN webhook w ON w.owner = (b.e).owner WHERE webhook_wants(w, b.e)) AS due,
                l.tx IS NOT NULL AS more, coalesce(l.tx, h.horizon) AS tx, coalesce(l.id, 0) AS id
            FROM h LEFT JOIN last l ON true""".formatted(GLANCE);

    /** What open transactions hold back concerns streams as well. */
    private static final String OLDEST_UNTOLD = UNSEEN + """
            , held AS (
                SELECT first.at FROM h, LATERAL (
                    SELECT e.at FROM outbox_event e WHERE e.tx >= h.horizon ORDER BY e.tx, e.id LIMIT 1) first),
            owed AS (
                SELECT (b.e).at AS at FROM batch b JOIN webhook w ON w.owner = (b.e).owner
                WHERE webhook_wants(w, b.e) ORDER BY (b.e).tx, (b.e).id LIMIT 1)
            SELECT min(at) AS at FROM (SELECT at FROM held UNION ALL SELECT at FROM owed) late""";

    /** The cursor's lock makes the order: whoever finds it taken leaves the work to its holder. */
    private static final String ENTER = """
            WITH h AS (SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS horizon),
            c AS (SELECT tx, id FROM webhook_cursor FOR UPDATE SKIP LOCKED),
            batch AS (
                SELECT e.* FROM c, h, LATERAL (
                    SELECT * FROM outbox_event o
                    WHERE (o.tx, o.id) > (c.tx, c.id) AND (o.tx, o.id) > ($1, $2) AND o.tx < h.horizon
                    ORDER BY o.tx, o.id LIMIT %d) e),
            last AS (SELECT tx, id FROM batch ORDER BY tx DESC, id DESC LIMIT 1),
            moved AS (UPDATE webhook_cursor u SET tx = l.tx, id = l.id FROM last l),
            entered AS (
                INSERT INTO webhook_delivery (webhook_id, tx, event_id, type, subject, due_at, created_at)
                SELECT w.id, b.tx, b.id, b.type, b.subject, $3, $3
                FROM batch b JOIN outbox_event e ON e.tx = b.tx AND e.id = b.id
                    JOIN webhook w ON w.owner = e.owner AND webhook_wants(w, e)
                ORDER BY b.tx, b.id)
            SELECT count(*) AS events FROM batch""".formatted(PAGE);

    /**
     * Written so that the plan is the same whatever the statistics say: in order of the index of what is due, row by row
     * with its subject's least, until there are enough. As anti-joins, and where the planner may take a partial index for
     * empty, all was compared with all after a burst: for 10,000 deliveries that took longer than a minute, now 1 to 80 ms.
     */
    private static final String CLAIM = """
            UPDATE webhook_delivery d SET attempt = d.attempt + 1, first_at = coalesce(d.first_at, $1),
                leased_until = clock_timestamp() + $2 * interval '1 millisecond'
            FROM webhook w, outbox_event e
            WHERE w.id = d.webhook_id AND e.tx = d.tx AND e.id = d.event_id AND d.id IN (
                SELECT p.id FROM webhook_delivery p
                WHERE p.status = 'PENDING' AND p.due_at <= $1 AND NOT coalesce(p.webhook_id = ANY ($3), false)
                    AND (p.leased_until IS NULL OR p.leased_until < clock_timestamp())
                    AND NOT coalesce((SELECT h.held_until > $1 FROM webhook h WHERE h.id = p.webhook_id), false)
                    AND p.id <= (
                        SELECT min(o.id) FROM webhook_delivery o
                        WHERE o.webhook_id = p.webhook_id AND o.subject = p.subject
                            AND o.status <> 'DELIVERED' AND o.status <> 'PARKED')
                ORDER BY p.due_at, p.id LIMIT $4 FOR UPDATE SKIP LOCKED)
            RETURNING d.id AS delivery_id, d.webhook_id, d.attempt, d.first_at, w.url,
                ARRAY[w.secret] || ARRAY(
                    SELECT s.secret FROM webhook_old_secret s WHERE s.webhook_id = w.id AND s.signs_until > $1
                    ORDER BY s.signs_until DESC) AS secrets,
                e.tx, e.id, e.owner, e.type, e.subject, e.sequence, e.saga_id, e.trace_parent, e.data::text AS data,
                e.at""";

    private static final String SETTLE = """
            UPDATE webhook_delivery d SET status = e.status, due_at = e.due_at, last_at = $5, last_status = e.answered,
                last_error = e.error, leased_until = NULL
            FROM unnest($1::bigint[], $2::int[], $3::text[], $4::timestamptz[], $6::int[], $7::text[])
                AS e (id, attempt, status, due_at, answered, error)
            WHERE d.id = e.id AND d.attempt = e.attempt AND d.status = 'PENDING'""";

    private final WebhookQueries queries;

    public Deliveries(WebhookQueries queries) {
        this.queries = queries;
    }

    /**
     * What a look showed.
     *
     * @param due true when there is something to enter
     * @param more true when there may be more to look at
     * @param end everything up to here was looked at
     */
    record Look(boolean due, boolean more, Position end) {}

    /** Whether there are events after the position that some webhook wants and that are not entered yet. */
    Uni<Look> peek(Position after) {
        return queries.run(PEEK, Tuple.of(after.tx(), after.id())).map(rows -> {
            Row row = rows.iterator().next();
            var end = new Position(row.getLong("tx"), row.getLong("id"));
            return new Look(row.getBoolean("due"), row.getBoolean("more"), end);
        });
    }

    /**
     * When the oldest event happened that is not told yet, because an open transaction holds it back or because it is not
     * entered for a webhook that wants it; empty when there is none.
     *
     * @param after up to where no webhook wants anything that is not entered
     */
    public Uni<Optional<Instant>> oldestUntold(Position after) {
        return queries.list(
                        OLDEST_UNTOLD,
                        Tuple.of(after.tx(), after.id()),
                        row -> Optional.ofNullable(instantOrNull(row, "at")))
                .map(rows -> rows.get(0));
    }

    /** Enters the next page of events, and emits how many were looked at; 0 also when another node is at it. */
    Uni<Long> enter(Position after, Instant now) {
        return queries.run(ENTER, Tuple.of(after.tx(), after.id(), written(now)))
                .map(rows -> rows.iterator().next().getLong("events"));
    }

    /** Takes what is due, each subject's oldest, but nothing for those webhooks nor for one whose receiver wants a pause. */
    Uni<List<Parcel>> claim(Instant now, Duration lease, Collection<UUID> but, int most) {
        Tuple arguments = Tuple.tuple()
                .addOffsetDateTime(written(now))
                .addLong(lease.toMillis())
                .addArrayOfUUID(but.toArray(UUID[]::new))
                .addInteger(most);
        return queries.list(CLAIM, arguments, Deliveries::read);
    }

    private static Parcel read(Row row) {
        return new Parcel(
                row.getLong("delivery_id"),
                row.getUUID("webhook_id"),
                row.getInteger("attempt"),
                instant(row, "first_at"),
                row.getString("url"),
                Arrays.stream(row.getArrayOfStrings("secrets")).map(Secret::new).toList(),
                EventLog.read(row));
    }

    /** Writes down what came of attempts; nothing of one that is not its delivery's last any more. */
    Uni<Void> settle(List<Ending> endings, Instant now) {
        Tuple arguments = Tuple.tuple()
                .addArrayOfLong(all(endings, end -> end.parcel().id(), Long[]::new))
                .addArrayOfInteger(all(endings, end -> end.parcel().attempt(), Integer[]::new))
                .addArrayOfString(all(endings, end -> end.verdict().status().name(), String[]::new))
                .addArrayOfOffsetDateTime(
                        all(endings, end -> written(end.verdict().dueAt()), OffsetDateTime[]::new))
                .addOffsetDateTime(written(now))
                .addArrayOfInteger(Deliveries.<@Nullable Integer>all(
                        endings, end -> end.verdict().answered(), Integer[]::new))
                .addArrayOfString(Deliveries.<@Nullable String>all(
                        endings, end -> end.verdict().error(), String[]::new));
        return queries.run(SETTLE, arguments).replaceWithVoid();
    }

    private static <T extends @Nullable Object> T[] all(
            List<Ending> endings, Function<Ending, T> part, IntFunction<T[]> array) {
        return endings.stream().map(part).toArray(array);
    }
}

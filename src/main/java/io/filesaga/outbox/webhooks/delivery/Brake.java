package io.filesaga.outbox.webhooks.delivery;

import static io.filesaga.outbox.webhooks.delivery.WebhookQueries.written;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;

/**
 * Settles attempts that concern all deliveries of a webhook: its receiver wants a pause, or nothing any more. Does nothing
 * when the attempt is not the delivery's last one. The webhook's row is locked before those of its deliveries, as by a
 * change of it.
 */
@Singleton
public class Brake {

    private static final String HOLD = """
            WITH held AS (
                UPDATE webhook w SET held_until = greatest(w.held_until, $4) FROM webhook_delivery d
                WHERE d.id = $1 AND d.attempt = $2 AND d.status = 'PENDING' AND w.id = d.webhook_id AND w.url = $8
                RETURNING w.id),
            overdue AS (
                UPDATE webhook_delivery d SET status = 'PARKED', last_error = 'The receiver asked for pauses too long.'
                FROM held h WHERE d.webhook_id = h.id AND d.id <> $1 AND d.status = 'PENDING'
                    AND coalesce(d.first_at, d.created_at) < $9
                    AND (d.leased_until IS NULL OR d.leased_until < clock_timestamp()))
            UPDATE webhook_delivery d SET status = $3, due_at = $4, last_at = $5, last_status = $6, last_error = $7,
                leased_until = NULL
            FROM held h WHERE d.webhook_id = h.id AND d.id = $1 AND d.attempt = $2 AND d.status = 'PENDING'""";

    private static final String SWITCH_OFF = """
            WITH off AS (
                UPDATE webhook w SET active = false, off_reason = $5, modified_at = $3 FROM webhook_delivery d
                WHERE d.id = $1 AND d.attempt = $2 AND d.status = 'PENDING' AND w.id = d.webhook_id AND w.url = $6
                RETURNING w.id)
            UPDATE webhook_delivery d SET status = 'PARKED', leased_until = NULL,
                last_error = CASE WHEN d.id = $1 THEN $5 ELSE 'The webhook was switched off.' END,
                last_at = CASE WHEN d.id = $1 THEN $3 ELSE d.last_at END,
                last_status = CASE WHEN d.id = $1 THEN $4 ELSE d.last_status END
            FROM off o WHERE d.webhook_id = o.id AND d.status = 'PENDING'""";

    private final WebhookQueries queries;

    private final WebhookSettings settings;

    public Brake(WebhookQueries queries, WebhookSettings settings) {
        this.queries = queries;
        this.settings = settings;
    }

    /**
     * Nothing is claimed for the webhook until the verdict's time, and what has waited too long is parked. False, and
     * nothing, when the webhook has another address meanwhile or the attempt is not the delivery's last any more.
     */
    Uni<Boolean> hold(Parcel parcel, Verdict verdict, Instant now) {
        Tuple arguments = Tuple.tuple()
                .addLong(parcel.id())
                .addInteger(parcel.attempt())
                .addString(verdict.status().name())
                .addOffsetDateTime(written(verdict.dueAt()))
                .addOffsetDateTime(written(now))
                .addInteger(verdict.answered())
                .addString(verdict.error())
                .addString(parcel.url())
                .addOffsetDateTime(written(now.minus(settings.giveUpAfter())));
        return done(HOLD, arguments);
    }

    /** What is pending for the webhook is parked, and it stays inactive until its owner says otherwise. False as above. */
    Uni<Boolean> switchOff(Parcel parcel, Verdict verdict, Instant now) {
        Tuple arguments = Tuple.tuple()
                .addLong(parcel.id())
                .addInteger(parcel.attempt())
                .addOffsetDateTime(written(now))
                .addInteger(verdict.answered())
                .addString(verdict.error())
                .addString(parcel.url());
        return done(SWITCH_OFF, arguments);
    }

    private Uni<Boolean> done(String sql, Tuple arguments) {
        return queries.run(sql, arguments).map(rows -> rows.rowCount() > 0);
    }
}

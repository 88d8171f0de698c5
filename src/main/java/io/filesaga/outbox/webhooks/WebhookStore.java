package io.filesaga.outbox.webhooks;

import static io.filesaga.outbox.webhooks.delivery.WebhookQueries.written;

import io.filesaga.outbox.webhooks.delivery.Secret;
import io.filesaga.outbox.webhooks.delivery.WebhookQueries;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The webhooks' rows. */
@Singleton
public class WebhookStore {

    /** The first webhook of all begins here and now: nobody has moved the cursor before. */
    private static final String INSERT = """
            WITH first AS (
                UPDATE webhook_cursor SET tx = pg_snapshot_xmin(pg_current_snapshot())::text::bigint, id = 0
                WHERE NOT EXISTS (SELECT FROM webhook) RETURNING 1)
            INSERT INTO webhook AS w (id, owner, url, types, secret, active, created_at, modified_at)
            SELECT $1, $2, $3, $4, $5, $6, $7, $7 WHERE (SELECT count(*) FROM webhook WHERE owner = $2) < $8
            RETURNING """ + " " + WebhookRows.COLUMNS;

    private static final String LIST =
            "SELECT " + WebhookRows.COLUMNS + " FROM webhook w WHERE w.owner = $1 ORDER BY w.id";

    private static final String FIND =
            "SELECT " + WebhookRows.COLUMNS + " FROM webhook w WHERE w.owner = $1 AND w.id = $2";

    /** What is pending for a webhook that is switched off is parked. Another address is another receiver: not held. */
    private static final String CHANGE = """
            WITH changed AS (
                UPDATE webhook w SET url = coalesce($3, w.url), types = coalesce($4, w.types),
                    active = coalesce($5, w.active), modified_at = $6,
                    off_reason = CASE WHEN coalesce($5, w.active) THEN NULL ELSE w.off_reason END,
                    held_until = CASE WHEN $3::text IS NULL THEN w.held_until END
                WHERE w.owner = $1 AND w.id = $2
                RETURNING %1$s),
            parked AS (
                UPDATE webhook_delivery d SET status = 'PARKED', last_error = 'The webhook was switched off.'
                FROM changed c WHERE d.webhook_id = c.id AND NOT c.active AND d.status = 'PENDING')
            SELECT %1$s FROM changed w""".formatted(WebhookRows.COLUMNS);

    private static final String DELETE = "DELETE FROM webhook WHERE owner = $1 AND id = $2";

    private final WebhookQueries queries;

    public WebhookStore(WebhookQueries queries) {
        this.queries = queries;
    }

    /** Empty when the owner has as many as he may. */
    Uni<Optional<Webhook>> insert(Webhook webhook, Secret secret, int most) {
        Tuple arguments = Tuple.tuple()
                .addUUID(webhook.id())
                .addString(webhook.owner())
                .addString(webhook.url())
                .addArrayOfString(webhook.types().toArray(String[]::new))
                .addString(secret.text())
                .addBoolean(webhook.active())
                .addOffsetDateTime(written(webhook.createdAt()))
                .addInteger(most);
        return one(INSERT, arguments);
    }

    Uni<List<Webhook>> list(String owner) {
        return queries.list(LIST, Tuple.of(owner), WebhookRows::read);
    }

    Uni<Optional<Webhook>> find(String owner, UUID id) {
        return one(FIND, Tuple.of(owner, id));
    }

    Uni<Optional<Webhook>> change(String owner, UUID id, WebhookWish wish, Instant at) {
        List<String> types = wish.types();
        Tuple arguments = Tuple.tuple()
                .addString(owner)
                .addUUID(id)
                .addString(wish.url())
                .addArrayOfString(types == null ? null : types.toArray(String[]::new))
                .addBoolean(wish.active())
                .addOffsetDateTime(written(at));
        return one(CHANGE, arguments);
    }

    Uni<Boolean> delete(String owner, UUID id) {
        return queries.run(DELETE, Tuple.of(owner, id)).map(done -> done.rowCount() == 1);
    }

    private Uni<Optional<Webhook>> one(String sql, Tuple arguments) {
        return queries.list(sql, arguments, WebhookRows::read)
                .map(found -> found.stream().findFirst());
    }
}

package io.filesaga.outbox.webhooks;

import static io.filesaga.outbox.webhooks.delivery.WebhookQueries.written;

import io.filesaga.outbox.webhooks.delivery.Secret;
import io.filesaga.outbox.webhooks.delivery.WebhookQueries;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Secrets that take another's place. The one before goes on signing for a while, also when it is replaced again: a call
 * that is repeated because its answer was lost breaks nothing.
 */
@Singleton
public class Rotation {

    /** How many replaced secrets sign at the most; beyond, the oldest stops. */
    private static final int MOST_OLD = 3;

    private static final String ROTATE = """
            WITH known AS (SELECT id, secret FROM webhook WHERE owner = $1 AND id = $2 FOR UPDATE),
            surplus AS (
                SELECT s.webhook_id, s.secret FROM webhook_old_secret s JOIN known k ON k.id = s.webhook_id
                ORDER BY s.signs_until DESC OFFSET %d),
            dropped AS (
                DELETE FROM webhook_old_secret s USING surplus x
                WHERE s.webhook_id = x.webhook_id AND s.secret = x.secret),
            kept AS (INSERT INTO webhook_old_secret (webhook_id, secret, signs_until) SELECT id, secret, $4 FROM known)
            UPDATE webhook w SET secret = $3, modified_at = $5 FROM known k WHERE w.id = k.id
            RETURNING %s""".formatted(MOST_OLD - 1, WebhookRows.columns("$4"));

    private static final String FORGET = "DELETE FROM webhook_old_secret WHERE signs_until <= $1";

    private final WebhookQueries queries;

    public Rotation(WebhookQueries queries) {
        this.queries = queries;
    }

    /**
     * Empty when there is no such webhook.
     *
     * @param until when the present secret stops signing
     */
    Uni<Optional<Webhook>> rotate(String owner, UUID id, Secret next, Instant until, Instant now) {
        Tuple arguments = Tuple.of(owner, id, next.text(), written(until), written(now));
        return queries.list(ROTATE, arguments, WebhookRows::read)
                .map(found -> found.stream().findFirst());
    }

    /** Removes the secrets that sign nothing any more. */
    Uni<Void> forget(Instant now) {
        return queries.run(FORGET, Tuple.of(written(now))).replaceWithVoid();
    }
}

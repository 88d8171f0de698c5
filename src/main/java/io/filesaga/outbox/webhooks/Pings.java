package io.filesaga.outbox.webhooks;

import static io.filesaga.outbox.webhooks.delivery.WebhookQueries.written;

import io.filesaga.outbox.Outbox;
import io.filesaga.outbox.webhooks.delivery.WebhookQueries;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;

/** An event that is for one webhook alone, and takes the road of all events. */
@Singleton
public class Pings {

    private static final String APPEND = Outbox.telling("""
            SELECT $2, 'webhook.ping', 'webhooks/' || $1::uuid, coalesce((
                    SELECT max(e.sequence) FROM outbox_event e
                    WHERE e.owner = $2 AND e.subject = 'webhooks/' || $1::uuid), 0) + 1,
                NULL, NULL, jsonb_build_object('webhookId', $1::uuid), $3""");

    private final WebhookQueries queries;

    public Pings(WebhookQueries queries) {
        this.queries = queries;
    }

    Uni<Void> append(Webhook webhook, Instant now) {
        return queries.run(APPEND, Tuple.of(webhook.id(), webhook.owner(), written(now)))
                .replaceWithVoid();
    }
}

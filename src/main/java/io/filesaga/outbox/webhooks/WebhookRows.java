package io.filesaga.outbox.webhooks;

import static io.filesaga.outbox.webhooks.delivery.WebhookQueries.instant;
import static io.filesaga.outbox.webhooks.delivery.WebhookQueries.instantOrNull;

import io.vertx.mutiny.sqlclient.Row;
import java.util.List;

/** What is read of a webhook {@code w}. */
final class WebhookRows {

    /** When the last of its replaced secrets stops signing. */
    private static final String OLD_SECRETS_UNTIL =
            "(SELECT max(s.signs_until) FROM webhook_old_secret s WHERE s.webhook_id = w.id)";

    static final String COLUMNS = columns(OLD_SECRETS_UNTIL);

    private WebhookRows() {}

    /** @param oldSecretUntil in SQL, for a statement that changes it */
    static String columns(String oldSecretUntil) {
        return "w.id, w.owner, w.url, w.types, w.active, w.off_reason, w.held_until, w.created_at, w.modified_at, "
                + oldSecretUntil + " AS old_secret_until";
    }

    static Webhook read(Row row) {
        boolean active = row.getBoolean("active");
        return new Webhook(
                row.getUUID("id"),
                row.getString("owner"),
                row.getString("url"),
                List.of(row.getArrayOfStrings("types")),
                active,
                active ? null : row.getString("off_reason"),
                instantOrNull(row, "held_until"),
                instantOrNull(row, "old_secret_until"),
                instant(row, "created_at"),
                instant(row, "modified_at"));
    }
}

package io.filesaga.outbox.webhooks;

/**
 * A webhook with a secret just made.
 *
 * @param secret for its owner; told this once
 */
public record NewWebhook(Webhook webhook, String secret) {

    /** Without the secret: it could end up in a log. */
    @Override
    public String toString() {
        return webhook.toString();
    }
}

package io.filesaga.api.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.filesaga.outbox.webhooks.NewWebhook;
import io.filesaga.outbox.webhooks.Webhook;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A webhook; a secret only in the answer that makes it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Webhook", description = "An address that is told of events.")
public record WebhookAnswer(
        UUID id,

        @Schema(examples = "https://example.com/hooks/files")
        String url,

        @Schema(examples = "[\"file.*\"]", description = "Empty for all.")
        List<String> types,

        boolean active,

        @Schema(
                examples = "The receiver answered 410 Gone.",
                description = "Why it was switched off, when its owner did not do it.")
        @Nullable
        String offReason,

        @Schema(description = "Until then it is sent nothing: its receiver has asked for a pause.") @Nullable
        Instant heldUntil,

        @Schema(description = "Until then messages are also signed with the secret before.") @Nullable
        Instant oldSecretUntil,

        Instant createdAt,
        Instant modifiedAt,

        @Schema(description = "What verifies its messages; only in the answer that made the secret.") @Nullable
        String secret) {

    /** With a secret just made. */
    public static WebhookAnswer of(NewWebhook made) {
        return of(made.webhook(), made.secret());
    }

    public static WebhookAnswer of(Webhook webhook) {
        return of(webhook, null);
    }

    private static WebhookAnswer of(Webhook webhook, @Nullable String secret) {
        return new WebhookAnswer(
                webhook.id(),
                webhook.url(),
                webhook.types(),
                webhook.active(),
                webhook.offReason(),
                webhook.heldUntil(),
                webhook.oldSecretUntil(),
                webhook.createdAt(),
                webhook.modifiedAt(),
                secret);
    }

    /** Without the secret: it could end up in a log. */
    @Override
    public String toString() {
        return "webhook " + id;
    }
}

package io.filesaga.api.answer;

import io.filesaga.outbox.webhooks.Webhook;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All webhooks of an owner, oldest first. */
@Schema(name = "Webhooks")
public record WebhooksAnswer(List<WebhookAnswer> webhooks) {

    public static WebhooksAnswer of(List<Webhook> webhooks) {
        return new WebhooksAnswer(webhooks.stream().map(WebhookAnswer::of).toList());
    }
}

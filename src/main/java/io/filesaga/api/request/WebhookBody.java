package io.filesaga.api.request;

import io.filesaga.outbox.webhooks.WebhookWish;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The wish for a webhook. */
@Schema(name = "WebhookRequest", description = "Where to tell what. In a change, what is left out stays as it is.")
public record WebhookBody(
        @Schema(examples = "https://example.com/hooks/files", description = "Needed for a new one; https.") @Nullable
        String url,

        @Schema(
                examples = "[\"file.*\", \"upload.expired\"]",
                description = "Types of events, with `*` at the end for several; empty for all.")
        @Nullable
        List<String> types,

        @Schema(defaultValue = "true", description = "Whether it is told anything.") @Nullable
        Boolean active) {

    private static final int MOST_TYPES = 50;

    /** The wish in the words of the outbox. */
    public static WebhookWish wish(@Nullable WebhookBody sent) {
        WebhookBody body = Bodies.needed(sent);
        if (body.types != null && body.types.size() > MOST_TYPES) {
            throw Fields.bad("types", "At most " + MOST_TYPES + " types are taken.");
        }
        List<String> types = body.types == null
                ? null
                : body.types.stream().map(type -> EventWish.type("types", type)).toList();
        return new WebhookWish(body.url, types, body.active);
    }
}

package io.filesaga.outbox.webhooks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a webhook shall be; what is null stays as it is.
 *
 * @param types none for all
 */
public record WebhookWish(
        @Nullable String url,
        @Nullable List<String> types,
        @Nullable Boolean active) {}

package io.filesaga.outbox.webhooks.delivery;

import io.filesaga.outbox.Position;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event for one webhook, as its owner may see it.
 *
 * @param event its position, which is its id
 * @param attempts made so far
 * @param dueAt when it is tried, or was last due
 * @param lastAt when the last attempt ended, or null
 * @param lastStatus the HTTP status of the last answer, or null when there was none
 * @param lastError why the last attempt failed, or null
 */
public record Delivery(
        long id,
        Position event,
        String type,
        String subject,
        DeliveryStatus status,
        int attempts,
        Instant dueAt,
        Instant createdAt,
        @Nullable Instant lastAt,
        @Nullable Integer lastStatus,
        @Nullable String lastError) {}

package io.filesaga.api.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.filesaga.outbox.webhooks.delivery.Delivery;
import io.filesaga.outbox.webhooks.delivery.DeliveryStatus;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of a webhook's deliveries, newest first. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Deliveries")
public record DeliveriesAnswer(
        List<Entry> deliveries,

        @Schema(description = "Left out on the last page.") @Nullable
        String nextCursor) {

    /** One event for one webhook. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Delivery")
    public record Entry(
            @Schema(examples = "17") long id,

            @Schema(examples = "742-19", description = "The event's id, and the `webhook-id` of each attempt.")
            String event,

            @Schema(examples = "file.activated") String type,
            String subject,
            DeliveryStatus status,

            @Schema(examples = "1", description = "Attempts begun.")
            int attempts,

            Instant createdAt,

            @Schema(description = "When it is tried next; only while PENDING.") @Nullable
            Instant dueAt,

            @Schema(description = "When the last attempt ended.") @Nullable
            Instant lastAt,

            @Schema(examples = "500", description = "The HTTP status of the last answer.") @Nullable
            Integer lastStatus,

            @Schema(description = "Why the last attempt failed.") @Nullable
            String lastError) {

        static Entry of(Delivery delivery) {
            return new Entry(
                    delivery.id(),
                    delivery.event().toString(),
                    delivery.type(),
                    delivery.subject(),
                    delivery.status(),
                    delivery.attempts(),
                    delivery.createdAt(),
                    delivery.status() == DeliveryStatus.PENDING ? delivery.dueAt() : null,
                    delivery.lastAt(),
                    delivery.lastStatus(),
                    delivery.lastError());
        }
    }

    /** The page; a full one may have another after it. */
    public static DeliveriesAnswer of(List<Delivery> deliveries, int limit) {
        String next = deliveries.size() < limit
                ? null
                : Long.toString(deliveries.get(limit - 1).id());
        return new DeliveriesAnswer(deliveries.stream().map(Entry::of).toList(), next);
    }
}

package io.filesaga.outbox.webhooks;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An address that an owner wants told; without its secret.
 *
 * @param types none for all; {@code file.*} is every type that begins with {@code file.}
 * @param active false when it is told nothing for now
 * @param offReason why it was switched off, when that was not its owner; or null
 * @param heldUntil when its receiver wants messages again, or null; may have passed
 * @param oldSecretUntil when the last of its replaced secrets stops signing, or null; may have passed
 */
public record Webhook(
        UUID id,
        String owner,
        String url,
        List<String> types,
        boolean active,
        @Nullable String offReason,
        @Nullable Instant heldUntil,
        @Nullable Instant oldSecretUntil,
        Instant createdAt,
        Instant modifiedAt) {

    /** One just made. */
    static Webhook made(UUID id, String owner, String url, List<String> types, boolean active, Instant now) {
        return new Webhook(id, owner, url, types, active, null, null, null, now, now);
    }

    /** Without the times that have passed. */
    Webhook at(Instant now) {
        return new Webhook(
                id,
                owner,
                url,
                types,
                active,
                offReason,
                ahead(heldUntil, now),
                ahead(oldSecretUntil, now),
                createdAt,
                modifiedAt);
    }

    private static @Nullable Instant ahead(@Nullable Instant time, Instant now) {
        return time == null || time.isAfter(now) ? time : null;
    }
}

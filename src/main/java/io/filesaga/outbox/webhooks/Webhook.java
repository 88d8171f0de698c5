package io.filesaga.outbox.webhooks;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An address that an owner wants told; without its secret.
 *
 * @param types none for all; {@code file.*} is every type that begins with {@code file.}
 * @param active false when it is told nothing for now
 */
public record Webhook(
        UUID id, String owner, String url, List<String> types, boolean active, Instant createdAt, Instant modifiedAt) {}

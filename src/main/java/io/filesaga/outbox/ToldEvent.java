package io.filesaga.outbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as it is in the outbox.
 *
 * @param type without our prefix, for example {@code file.activated}
 * @param sagaId the saga that did it, or null
 * @param traceParent W3C, or null
 * @param data JSON text
 */
public record ToldEvent(
        Position position,
        String owner,
        String type,
        String subject,
        long sequence,
        @Nullable UUID sagaId,
        @Nullable String traceParent,
        String data,
        Instant at) {}

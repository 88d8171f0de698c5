package io.filesaga.files;

import io.filesaga.sagas.IdempotencyKey;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, and how to recognise him asking again.
 *
 * @param owner from the verified token, never from the request's fields
 * @param idempotencyKey or null
 * @param traceParent of the W3C trace context, or null
 */
public record Caller(
        String owner,
        @Nullable IdempotencyKey idempotencyKey,
        @Nullable String traceParent) {

    public static Caller of(String owner) {
        return new Caller(owner, null, null);
    }
}

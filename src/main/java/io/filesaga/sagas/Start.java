package io.filesaga.sagas;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What begins a saga.
 *
 * @param id the saga's id, a UUIDv7, chosen by the caller
 * @param owner whose saga it is
 * @param subject what it is about, for example a file's id
 * @param state what it remembers at first
 * @param idempotencyKey or null
 * @param traceParent of the W3C trace context of the request, or null
 * @param attachment what only this node has, for example an open stream, or null; never stored
 * @param <S> what the saga remembers
 */
public record Start<S>(
        UUID id,
        String owner,
        String subject,
        S state,
        @Nullable IdempotencyKey idempotencyKey,
        @Nullable String traceParent,
        @Nullable Object attachment) {}

package io.filesaga.sagas;

import org.jspecify.annotations.Nullable;

/**
 * Which sagas to list.
 *
 * @param owner or null for every owner's
 * @param status or null for any
 * @param type or null for any
 * @param subject or null for any
 * @param limit 1..1000
 * @param cursor opaque, from the page before, or null
 */
public record SagaQuery(
        @Nullable String owner,
        @Nullable SagaStatus status,
        @Nullable String type,
        @Nullable String subject,
        int limit,
        @Nullable String cursor) {}

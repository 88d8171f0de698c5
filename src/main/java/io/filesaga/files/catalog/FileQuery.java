package io.filesaga.files.catalog;

import org.jspecify.annotations.Nullable;

/**
 * Which files to list.
 *
 * @param prefix of the path, or null for all
 * @param delimiter one character that folds paths into prefixes, or null; then the order is by path
 * @param name exact last segment, or null
 * @param contentType exact, or null
 * @param sort {@code createdAt}, {@code modifiedAt}, {@code path}, {@code name} or {@code size}, {@code -} before it for
 *     descending; null for {@code -createdAt}
 * @param limit 1..1000
 * @param cursor opaque, from the page before, or null
 */
public record FileQuery(
        @Nullable String prefix,
        @Nullable String delimiter,
        @Nullable String name,
        @Nullable String contentType,
        @Nullable String sort,
        int limit,
        @Nullable String cursor) {}

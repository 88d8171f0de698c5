package io.filesaga.files;

import org.jspecify.annotations.Nullable;

/**
 * What an owner has stored.
 *
 * @param files ACTIVE ones
 * @param bytes of ACTIVE files
 * @param reservedBytes held by open uploads
 * @param limitBytes his own, else the default; null for no limit
 */
public record Usage(
        String owner,
        long files,
        long bytes,
        long reservedBytes,
        @Nullable Long limitBytes) {}

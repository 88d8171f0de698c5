package io.filesaga.storage;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the store says about an object.
 *
 * @param size bytes
 * @param etag the S3 ETag without its quotes
 * @param checksumSha256 lower-case hex, or null when the store does not tell
 * @param contentType as recorded by the store, or null
 * @param metadata user metadata, names in lower case without {@code x-amz-meta-}
 * @param modifiedAt the store's Last-Modified, or null when it did not tell
 */
public record ObjectInfo(
        long size,
        String etag,
        @Nullable String checksumSha256,
        @Nullable String contentType,
        Map<String, String> metadata,
        @Nullable Instant modifiedAt) {}

package io.filesaga.files;

import io.filesaga.storage.ObjectKey;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file as recorded.
 *
 * @param path logical and normalised, unique per owner among ACTIVE files
 * @param size bytes
 * @param etag the object's, without quotes; null while PENDING
 * @param checksumSha256 lower-case hex, or null when unknown
 * @param version of the row, counted up by every change; the strong HTTP ETag is made of it
 */
@RegisterForReflection
public record StoredFile(
        UUID id,
        String owner,
        String path,
        ObjectKey objectKey,
        long size,
        @Nullable String etag,
        @Nullable String checksumSha256,
        String contentType,
        Map<String, String> metadata,
        FileState state,
        long version,
        Instant createdAt,
        Instant modifiedAt) {

    /** The last segment of the path. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}

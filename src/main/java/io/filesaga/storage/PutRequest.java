package io.filesaga.storage;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything about a put but the content.
 *
 * @param key where the object goes
 * @param contentType its media type
 * @param length bytes, or null when unknown (then the store writes parts of bounded size)
 * @param metadata user metadata, names without {@code x-amz-meta-}
 */
public record PutRequest(
        ObjectKey key, String contentType, @Nullable Long length, Map<String, String> metadata) {}

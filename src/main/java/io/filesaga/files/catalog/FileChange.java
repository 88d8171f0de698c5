package io.filesaga.files.catalog;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change that touches no S3 (RFC 7396 merge patch, already read).
 *
 * @param path the new one, or null to keep it
 * @param metadata merged into what is there, a null value removes the name; null to keep all
 * @param expectedVersion of the row ({@code If-Match}), or null for any
 */
public record FileChange(
        @Nullable String path,
        @Nullable Map<String, @Nullable String> metadata,
        @Nullable Long expectedVersion) {}

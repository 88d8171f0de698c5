package io.filesaga.files.upload;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * A wish to upload content through the service; not yet validated, {@link ContentUploads#upload} does.
 *
 * @param path as the client wrote it, or null when missing
 * @param contentType or null for the default
 * @param length bytes, or null when the client did not say (chunked)
 * @param sha256 lower-case hex that the content must have ({@code Content-Digest}), or null
 * @param createOnly true when an existing path is to be refused
 */
@RegisterForReflection
public record ContentRequest(
        @Nullable String path,
        @Nullable String contentType,
        @Nullable Long length,
        @Nullable String sha256,
        boolean createOnly) {}

package io.filesaga.files.upload;

import io.filesaga.files.UploadMethod;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A wish to upload by presigned request; not yet validated, {@link Uploads#begin} does.
 *
 * @param path as the client wrote it, or null when missing
 * @param contentType or null for the default
 * @param size bytes, or null when unknown
 * @param checksumSha256 hex or base64, or null
 * @param expiresIn how long the grant shall live, or null for the default
 * @param createOnly true when an existing path is to be refused
 */
@RegisterForReflection
public record UploadRequest(
        @Nullable String path,
        @Nullable String contentType,
        @Nullable Long size,
        @Nullable String checksumSha256,
        UploadMethod method,
        @Nullable Duration expiresIn,
        @Nullable Map<String, String> metadata,
        boolean createOnly) {}

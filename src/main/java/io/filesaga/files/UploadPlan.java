package io.filesaga.files;

import io.filesaga.storage.ObjectInfo;
import io.filesaga.storage.ObjectKey;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an upload saga remembers: what was promised, and what was found.
 *
 * @param method or null when the content comes through the service
 * @param checksumSha256 that was announced, lower-case hex, or null
 * @param createOnly true when an existing path refuses the upload
 * @param signedAt when the grant was made; the same instant makes the same grant again
 * @param expiresAt when the grant dies
 * @param deadline when the store is asked, if nobody has told
 * @param sweepAt when nothing can still be in flight to the key, or null when no grant was given
 * @param replacementSaga the id of the delete saga, should the path be taken over from another file
 * @param uploadId of the multipart upload, once it is open
 * @param found the object, once it has been seen and found good
 */
@RegisterForReflection
public record UploadPlan(
        UUID fileId,
        String owner,
        String path,
        ObjectKey objectKey,
        String contentType,
        Map<String, String> metadata,
        @Nullable UploadMethod method,
        long minSize,
        long maxSize,
        @Nullable String checksumSha256,
        boolean createOnly,
        Instant signedAt,
        Instant expiresAt,
        Instant deadline,
        @Nullable Instant sweepAt,
        UUID replacementSaga,
        @Nullable String uploadId,
        @Nullable Found found) {

    /**
     * The object as the store had it when it was found good.
     *
     * @param etag without quotes
     * @param checksumSha256 lower-case hex, or null when unknown
     * @param at when
     */
    public record Found(long size, String etag, @Nullable String checksumSha256, Instant at) {

        public static Found of(ObjectInfo object, @Nullable String announced, Instant at) {
            String checksum = object.checksumSha256();
            return new Found(object.size(), object.etag(), checksum != null ? checksum : announced, at);
        }
    }

    public UploadPlan opened(String newUploadId) {
        return with(newUploadId, found);
    }

    public UploadPlan found(Found object) {
        return with(uploadId, object);
    }

    private UploadPlan with(@Nullable String newUploadId, @Nullable Found newFound) {
        return new UploadPlan(
                fileId,
                owner,
                path,
                objectKey,
                contentType,
                metadata,
                method,
                minSize,
                maxSize,
                checksumSha256,
                createOnly,
                signedAt,
                expiresAt,
                deadline,
                sweepAt,
                replacementSaga,
                newUploadId,
                newFound);
    }

    /** The file as activation makes it. */
    public StoredFile file() {
        Found object = java.util.Objects.requireNonNull(found, "not found yet");
        return new StoredFile(
                fileId,
                owner,
                path,
                objectKey,
                object.size(),
                object.etag(),
                object.checksumSha256(),
                contentType,
                metadata,
                FileState.ACTIVE,
                FileWrites.VERSION_WHEN_ACTIVE,
                signedAt,
                object.at());
    }
}

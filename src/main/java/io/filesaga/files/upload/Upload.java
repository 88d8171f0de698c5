package io.filesaga.files.upload;

import io.filesaga.files.StoredFile;
import io.filesaga.sagas.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A presigned upload. Its id is its saga's id.
 *
 * @param expiresAt when the grant dies; the truth, never past the credentials' own expiry
 * @param grant what the client may send, or null when it is not told again
 * @param file when COMPLETED and still there, else null
 * @param problem why it ended without a file, or null
 */
public record Upload(
        UUID id,
        UUID fileId,
        UploadState state,
        Instant expiresAt,
        @Nullable Grant grant,
        @Nullable StoredFile file,
        @Nullable Refusal problem) {

    /** What the client may send; exactly one of its fields is not null. */
    public record Grant(
            @Nullable Post post,
            @Nullable Put put,
            @Nullable Multipart multipart) {}

    /**
     * A form to send.
     *
     * @param fields in sending order; the file comes last
     */
    public record Post(String url, Map<String, String> fields) {}

    /**
     * A PUT to send.
     *
     * @param headers that must be sent
     */
    public record Put(String url, Map<String, String> headers) {}

    /**
     * Parts to send, each with a PUT.
     *
     * @param partSize bytes of every part but the last
     * @param parts in order
     */
    public record Multipart(long partSize, List<Part> parts) {}

    /**
     * Where a part goes.
     *
     * @param number from 1
     */
    public record Part(int number, String url) {}

    /**
     * A part as its client says to have sent it.
     *
     * @param etag without quotes
     */
    public record SentPart(int number, String etag) {}
}

package io.filesaga.api.answer;

import io.filesaga.files.FileState;
import io.filesaga.files.StoredFile;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A file as clients see it; where its object lives is not theirs to know. */
@Schema(name = "File", description = "A file that is there.")
public record FileAnswer(
        @Schema(examples = "01994c1e-7b1a-7c3e-9d0a-0a3f6f1f2b11")
        UUID id,

        @Schema(examples = "alice") String owner,

        @Schema(examples = "reports/2026/q3.pdf") String path,

        @Schema(examples = "q3.pdf", description = "The last segment of the path.")
        String name,

        @Schema(examples = "5242880", description = "Bytes.")
        long size,

        @Schema(
                examples = "9b2cf535f27731c974343645a3985328",
                nullable = true,
                description = "The object's ETag without quotes; the HTTP header ETag is the row's version.")
        @Nullable
        String etag,

        @Schema(nullable = true, description = "SHA-256 in lower-case hex, where it is known.") @Nullable
        String checksumSha256,

        @Schema(examples = "application/pdf") String contentType,
        Map<String, String> metadata,
        FileState state,
        Instant createdAt,
        Instant modifiedAt) {

    /** The file, without its key. */
    public static FileAnswer of(StoredFile file) {
        return new FileAnswer(
                file.id(),
                file.owner(),
                file.path(),
                file.name(),
                file.size(),
                file.etag(),
                file.checksumSha256(),
                file.contentType(),
                file.metadata(),
                file.state(),
                file.createdAt(),
                file.modifiedAt());
    }
}

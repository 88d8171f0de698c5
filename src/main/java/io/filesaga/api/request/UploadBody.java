package io.filesaga.api.request;

import io.filesaga.files.UploadMethod;
import io.filesaga.files.upload.UploadRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The wish for a presigned upload. */
@Schema(name = "UploadRequest", description = "What shall be uploaded, and how.")
public record UploadBody(
        @Schema(
                required = true,
                examples = "reports/2026/q3.pdf",
                description = "Logical path: segments parted by `/`, at most 1,024 bytes of UTF-8.")
        @Nullable
        String path,

        @Schema(examples = "application/pdf", defaultValue = "application/octet-stream") @Nullable
        String contentType,

        @Schema(
                examples = "5242880",
                description = "Bytes, exactly. Needed for `put` and `multipart`; without it a `post` allows 1 to "
                        + "10,000,000 bytes.")
        @Nullable
        Long size,

        @Schema(description = "SHA-256 of the content in hex or base64, verified by the store. Not for `multipart`.")
        @Nullable
        String checksumSha256,

        @Schema(
                enumeration = {"post", "put", "multipart"},
                defaultValue = "post",
                description = "How the content is sent to the store.")
        @Nullable
        String method,

        @Schema(examples = "900", description = "How long the grant lives: 1 to 604,800 seconds.") @Nullable
        Long expiresIn,

        @Schema(
                examples = "{\"department\": \"finance\"}",
                description =
                        "Names of lower-case letters, digits and hyphens, values of visible ASCII; 2,048 bytes in "
                                + "all.")
        @Nullable
        Map<String, String> metadata) {

    /** The wish in the words of the files; what can be refused without them is refused. */
    public static UploadRequest wish(@Nullable UploadBody sent, boolean createOnly) {
        UploadBody body = Bodies.needed(sent);
        UploadMethod method =
                Objects.requireNonNullElse(Fields.oneOf("method", UploadMethod.class, body.method), UploadMethod.POST);
        return new UploadRequest(
                body.path,
                body.contentType,
                body.size,
                body.checksumSha256,
                method,
                body.expiresIn == null ? null : Duration.ofSeconds(body.expiresIn),
                body.metadata,
                createOnly);
    }
}

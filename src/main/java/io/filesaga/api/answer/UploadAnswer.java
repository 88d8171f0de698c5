package io.filesaga.api.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.filesaga.api.problem.Problem;
import io.filesaga.files.upload.Upload;
import io.filesaga.files.upload.UploadState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A presigned upload; just begun it holds exactly one of {@code post}, {@code put} and {@code multipart}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Upload", description = "A presigned upload. The addresses in it carry a credential: never log them.")
public record UploadAnswer(
        @Schema(examples = "01994c1e-7b1a-7c3e-9d0a-0a3f6f1f2b10")
        UUID id,

        @Schema(examples = "01994c1e-7b1a-7c3e-9d0a-0a3f6f1f2b11")
        UUID fileId,

        UploadState state,

        @Schema(description = "When the grant dies; the truth, never past the credentials' own end.")
        Instant expiresAt,

        @Nullable Post post,
        @Nullable Put put,
        @Nullable Multipart multipart,

        @Schema(description = "When it has ended with one that is still there.") @Nullable
        FileAnswer file,

        @Schema(description = "When it has ended without a file.") @Nullable
        Problem problem) {

    /** A form to send: all fields in order, then {@code file} last. */
    @Schema(name = "PostGrant", description = "Send multipart/form-data: all fields in order, then `file` last.")
    public record Post(String url, Map<String, String> fields) {
        static @Nullable Post of(Upload.@Nullable Post post) {
            return post == null ? null : new Post(post.url(), post.fields());
        }
    }

    /** A PUT to send with all these headers. */
    @Schema(name = "PutGrant", description = "Send a PUT with all these headers.")
    public record Put(String url, Map<String, String> headers) {
        static @Nullable Put of(Upload.@Nullable Put put) {
            return put == null ? null : new Put(put.url(), put.headers());
        }
    }

    /** Parts to PUT, every one but the last of {@code partSize} bytes. */
    @Schema(name = "MultipartGrant", description = "PUT every part to its address; remember the ETags answered.")
    public record Multipart(
            @Schema(examples = "8388608", description = "Bytes of every part but the last.")
            long partSize,

            List<Part> parts) {
        static @Nullable Multipart of(Upload.@Nullable Multipart multipart) {
            return multipart == null
                    ? null
                    : new Multipart(
                            multipart.partSize(),
                            multipart.parts().stream()
                                    .map(part -> new Part(part.number(), part.url()))
                                    .toList());
        }
    }

    /** Where a part goes. */
    @Schema(name = "PartGrant")
    public record Part(int number, String url) {}

    /** The upload in JSON. */
    public static UploadAnswer of(Upload upload) {
        Upload.Grant grant = upload.grant();
        return new UploadAnswer(
                upload.id(),
                upload.fileId(),
                upload.state(),
                upload.expiresAt(),
                grant == null ? null : Post.of(grant.post()),
                grant == null ? null : Put.of(grant.put()),
                grant == null ? null : Multipart.of(grant.multipart()),
                upload.file() == null ? null : FileAnswer.of(upload.file()),
                upload.problem() == null ? null : Problem.of(upload.problem()));
    }
}

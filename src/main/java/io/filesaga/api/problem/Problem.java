package io.filesaga.api.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.filesaga.sagas.Refusal;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Why a request was not done.
 *
 * @param type stable, one for each reason
 * @param title the reason in words, always the same
 * @param status the HTTP status
 * @param detail what it is this time
 * @param field the body's field, the header or the query parameter at fault, or null
 * @param limitBytes with {@code limit-exceeded}: how much the owner may store, else null
 * @param usedBytes with {@code limit-exceeded}: what he has stored and reserved, else null
 * @param requestedBytes with {@code limit-exceeded}: what was asked for, else null
 * @param errors with {@code invalid-definition}: every fault, else null
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
@Schema(description = "Why a request was not done (RFC 9457).")
public record Problem(
        @Schema(examples = "urn:filesaga:problem:invalid-field", description = "Stable, one for each reason.")
        String type,

        @Schema(examples = "A field is not valid") String title,

        @Schema(examples = "400") int status,

        @Schema(examples = "A path is needed.") String detail,

        @Schema(examples = "path", description = "The field, header or query parameter at fault.") @Nullable
        String field,

        @Schema(examples = "10737418240", description = "With `limit-exceeded`: the owner's limit.") @Nullable
        Long limitBytes,

        @Schema(examples = "10737400000", description = "With `limit-exceeded`: bytes stored and reserved.") @Nullable
        Long usedBytes,

        @Schema(examples = "20000", description = "With `limit-exceeded`: bytes asked for.") @Nullable
        Long requestedBytes,

        @Schema(description = "With `invalid-definition`: every fault.") @Nullable
        List<At> errors) {

    /**
     * One of several things that are wrong with a body.
     *
     * @param pointer where, an RFC 6901 pointer into the body
     * @param detail what it is
     */
    @Schema(name = "ProblemAt", description = "One of several things that are wrong with a body.")
    public record At(
            @Schema(examples = "/States/a/Next", description = "An RFC 6901 pointer into the body.")
            String pointer,

            String detail) {}

    /** The media type of problems. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String TYPE = "urn:filesaga:problem:";

    /** What a refusal is over HTTP. */
    public static Problem of(Refusal refusal) {
        ProblemType type = ProblemType.of(refusal.reason());
        return new Problem(
                TYPE + refusal.reason(),
                type.title(),
                type.status(),
                refusal.detail(),
                refusal.field(),
                refusal.figure("limitBytes"),
                refusal.figure("usedBytes"),
                refusal.figure("requestedBytes"),
                null);
    }

    Problem withStatus(int other) {
        return new Problem(type, title, other, detail, field, limitBytes, usedBytes, requestedBytes, errors);
    }

    Problem with(List<At> faults) {
        return new Problem(type, title, status, detail, field, limitBytes, usedBytes, requestedBytes, faults);
    }
}

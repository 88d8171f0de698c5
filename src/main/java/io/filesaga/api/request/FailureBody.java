package io.filesaga.api.request;

import io.filesaga.processes.execution.Failure;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why something failed, or shall be stopped. */
@Schema(name = "FailureRequest")
public record FailureBody(
        @Schema(examples = "Invoice.NotReadable", description = "An error name that Retry and Catch can match.")
        @Nullable
        String error,

        @Schema(description = "For a human.") @Nullable String cause) {

    /** The failure; without a body, or an error in it, the one given. */
    public static Failure failure(@Nullable FailureBody sent, String error) {
        String name = sent == null ? null : Fields.text("error", sent.error);
        String cause = sent == null ? null : sent.cause;
        return new Failure(Objects.requireNonNullElse(name, error), Objects.requireNonNullElse(cause, ""));
    }
}

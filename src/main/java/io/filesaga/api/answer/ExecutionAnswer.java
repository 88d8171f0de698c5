package io.filesaga.api.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.processes.execution.ExecutionRow;
import io.filesaga.processes.execution.ExecutionStatus;
import io.filesaga.processes.execution.ExecutionView;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An execution. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Execution", description = "A run of a process.")
public record ExecutionAnswer(
        UUID executionId,

        @Schema(examples = "0x58fe985b67000000", description = "Unique; later ones sort later.")
        String transactionId,

        @Schema(examples = "invoice") String process,

        @Schema(examples = "3", description = "The version that it was started with.")
        int version,

        ExecutionStatus status,

        @Schema(type = SchemaType.OBJECT, description = "Not in listings.") @Nullable
        JsonNode input,

        @Schema(description = "Any JSON value, when it has succeeded; not in listings.") @Nullable
        JsonNode output,

        @Schema(examples = "States.TaskFailed", description = "Why it has ended otherwise.") @Nullable
        String error,

        @Nullable String cause,
        Instant startedAt,
        @Nullable Instant endedAt) {

    /** The execution in JSON. */
    public static ExecutionAnswer of(ExecutionView view) {
        return of(view.row(), view.input(), view.output());
    }

    static ExecutionAnswer of(ExecutionRow row, @Nullable JsonNode input, @Nullable JsonNode output) {
        return new ExecutionAnswer(
                row.id(),
                row.transactionId(),
                row.process(),
                row.version(),
                row.status(),
                input,
                output,
                row.failure() == null ? null : row.failure().error(),
                row.failure() == null ? null : row.failure().cause(),
                row.startedAt(),
                row.endedAt());
    }
}

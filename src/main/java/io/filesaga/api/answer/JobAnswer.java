package io.filesaga.api.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.processes.task.Activities.Job;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A task for a worker. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ActivityTask", description = "A task for a worker.")
public record JobAnswer(
        @Schema(description = "Names the task in success, failure and heartbeat.")
        String token,

        UUID executionId,
        String transactionId,

        @Schema(description = "The name of the Task state.") String state,

        @Schema(examples = "1") int attempt,

        @Schema(description = "The effective input of the state.")
        JsonNode input,

        @Schema(type = SchemaType.OBJECT, description = "In document mode: the document as it is now.") @Nullable
        JsonNode document,

        @Schema(description = "When another worker gets the task, unless a heartbeat comes before.")
        Instant heldUntil,

        @Schema(description = "When nobody waits for its end any more.") @Nullable
        Instant timeoutAt) {

    /** The task in JSON. */
    public static JobAnswer of(Job job) {
        return new JobAnswer(
                job.token(),
                job.execution().id(),
                job.execution().transactionId(),
                job.state(),
                job.attempt(),
                job.input(),
                job.document(),
                job.heldUntil(),
                job.timeoutAt());
    }
}

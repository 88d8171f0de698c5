package io.filesaga.api.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.filesaga.api.problem.Problem;
import io.filesaga.sagas.Direction;
import io.filesaga.sagas.SagaStatus;
import io.filesaga.sagas.SagaView;
import io.filesaga.sagas.StepRecord;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A saga: where it is, and how it came there. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Saga", description = "A durable piece of work: where it is, and how it came there.")
public record SagaAnswer(
        UUID id,

        @Schema(examples = "file-delete") String type,
        int version,
        SagaStatus status,

        @Schema(examples = "remove-object", description = "Where it is, or was last.")
        String step,

        @Schema(examples = "1") int attempt,
        String owner,

        @Schema(description = "What it is about: the id of a file.")
        String subject,

        @Schema(description = "When it is tried again.") @Nullable
        Instant runAt,

        @Schema(description = "When its waiting ends.") @Nullable
        Instant deadline,

        @Schema(description = "Oldest first.") List<Step> history,

        @Schema(description = "Why it went back, is DEAD, or is tried again.") @Nullable
        Problem problem,

        Instant createdAt,
        Instant modifiedAt,
        @Nullable Instant endedAt) {

    /** One line of the history. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "SagaStep")
    public record Step(
            String step,
            Direction direction,
            int attempt,

            @Schema(examples = "done") String outcome,
            Instant startedAt,
            Instant endedAt,
            @Nullable Problem problem) {

        static Step of(StepRecord step) {
            return new Step(
                    step.step(),
                    step.direction(),
                    step.attempt(),
                    step.outcome(),
                    step.startedAt(),
                    step.endedAt(),
                    step.error() == null ? null : Problem.of(step.error()));
        }
    }

    /** The saga in JSON. What it remembers and what it resulted in stay inside: they name keys. */
    public static SagaAnswer of(SagaView saga) {
        return new SagaAnswer(
                saga.id(),
                saga.type(),
                saga.version(),
                saga.status(),
                saga.step(),
                saga.attempt(),
                saga.owner(),
                saga.subject(),
                saga.runAt(),
                saga.deadline(),
                saga.history().stream().map(Step::of).toList(),
                saga.error() == null ? null : Problem.of(saga.error()),
                saga.createdAt(),
                saga.modifiedAt(),
                saga.endedAt());
    }
}

package io.filesaga.api.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.filesaga.processes.execution.HistoryLine;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of an execution's history, oldest first. */
@Schema(name = "ExecutionHistory")
public record HistoryAnswer(
        List<Line> lines,

        @Schema(nullable = true, description = "Opaque; null on the last page.") @Nullable
        String nextCursor) {

    /** One thing that has happened. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "HistoryLine")
    public record Line(
            @Schema(examples = "1") long number,
            Instant at,

            @Schema(examples = "STATE_ENTERED") String kind,

            @Schema(description = "Empty for the root, else the branch or iteration.")
            String strand,

            @Nullable String state,

            @Schema(description = "The attempt of a Task.") @Nullable
            String taskId,

            @Schema(examples = "1") int attempt,

            @Schema(description = "The size of what went in or came out.") @Nullable
            Long bytes,

            @Nullable String error,
            @Nullable String cause,

            @Schema(description = "When a wait, a retry or a task's time ends.") @Nullable
            Instant until) {}

    /** The page in JSON; of one more than the limit the last is only the proof that there are more. */
    public static HistoryAnswer of(List<HistoryLine> found, int limit) {
        return new HistoryAnswer(
                found.stream().limit(limit).map(HistoryAnswer::line).toList(),
                found.size() > limit ? String.valueOf(found.get(limit - 1).number()) : null);
    }

    private static Line line(HistoryLine line) {
        return new Line(
                line.number(),
                line.at(),
                line.kind(),
                line.strand(),
                line.state(),
                line.taskId(),
                line.attempt(),
                line.bytes(),
                line.error(),
                line.cause(),
                line.until());
    }
}

package io.filesaga.api.answer;

import io.filesaga.processes.execution.ExecutionRow;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of executions, newest first. */
@Schema(name = "ExecutionList")
public record ExecutionsAnswer(
        List<ExecutionAnswer> executions,

        @Schema(nullable = true, description = "Opaque; null on the last page.") @Nullable
        String nextCursor) {

    /** The page in JSON; of one more than the limit the last is only the proof that there are more. */
    public static ExecutionsAnswer of(List<ExecutionRow> found, int limit) {
        return new ExecutionsAnswer(
                found.stream()
                        .limit(limit)
                        .map(row -> ExecutionAnswer.of(row, null, null))
                        .toList(),
                found.size() > limit ? found.get(limit - 1).id().toString() : null);
    }
}

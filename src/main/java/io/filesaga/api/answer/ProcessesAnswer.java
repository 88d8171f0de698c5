package io.filesaga.api.answer;

import io.filesaga.processes.definition.StoredProcess;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of processes, by name. */
@Schema(name = "ProcessList")
public record ProcessesAnswer(
        List<ProcessAnswer> processes,

        @Schema(nullable = true, description = "Opaque; null on the last page.") @Nullable
        String nextCursor) {

    /** The page in JSON; of one more than the limit the last is only the proof that there are more. */
    public static ProcessesAnswer of(List<StoredProcess> found, int limit) {
        return new ProcessesAnswer(
                found.stream().limit(limit).map(ProcessAnswer::of).toList(),
                found.size() > limit ? found.get(limit - 1).name() : null);
    }
}

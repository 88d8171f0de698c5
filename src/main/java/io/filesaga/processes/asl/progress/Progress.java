package io.filesaga.processes.asl.progress;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where an execution stands. Immutable. It holds the data of every strand and the payload of every open task, but not
 * the input of the execution.
 *
 * @param root null when it has ended well; of one that ended badly, before the state that failed
 * @param deadline when it times out; null for never
 * @param moves how many states were entered, retries counted, since it was started or redriven
 * @param entries how many history entries there were
 * @param end null while it goes on; nothing that happens later changes it, but a redrive
 */
public record Progress(
        @Nullable Strand root,
        @Nullable Instant deadline,
        int moves,
        int entries,
        @Nullable End end) {

    /**
     * Reads what {@link #toJson} has written.
     *
     * @throws IllegalArgumentException when it is something else
     */
    public static Progress fromJson(JsonNode json) {
        return ProgressReader.progress(json);
    }

    /** Compact JSON, the same for the same progress. */
    public JsonNode toJson() {
        return ProgressWriter.progress(this);
    }

    /** Every task that was asked for and whose end has not come, with all that its worker needs; none after the end. */
    public List<TaskDemand> openTasks() {
        return strand().flatMap(Strand::openTasks).toList();
    }

    /** The earliest moment that something waits for, the deadline included. */
    public Optional<Instant> nextTimer() {
        return ended()
                ? Optional.empty()
                : Stream.concat(strand().flatMap(Strand::timers), Stream.ofNullable(deadline))
                        .min(Instant::compareTo);
    }

    public boolean ended() {
        return end != null;
    }

    private Stream<Strand> strand() {
        return Stream.ofNullable(root);
    }
}

package io.filesaga.processes.asl;

import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.processes.asl.fault.ErrorName;
import io.filesaga.processes.asl.fault.StateFailure;
import io.filesaga.processes.asl.json.Json;
import io.filesaga.processes.asl.progress.Strand;
import io.filesaga.processes.asl.progress.TaskDemand;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What one call of the interpreter has and collects. Lives as long as the call, in its thread. */
final class Move {

    private final Limits limits;
    private final ExecutionContext context;
    private final Happening happening;
    private final RandomGenerator random;
    private final History history;
    private final List<TaskDemand> demands = new ArrayList<>();
    private final List<String> cancelled = new ArrayList<>();
    private final int movesBefore;
    private int moves;
    private boolean outOfMoves;
    private long measuredInAll;
    private @Nullable JsonNode measured;
    private int measure;

    Move(Limits limits, ExecutionContext context, Happening happening, int movesBefore, int entriesBefore) {
        this.limits = limits;
        this.context = context;
        this.happening = happening;
        this.movesBefore = movesBefore;
        random = new SplittableRandom(context.seed());
        history = new History(context.now(), entriesBefore);
    }

    Limits limits() {
        return limits;
    }

    Execution execution() {
        return context.execution();
    }

    Instant now() {
        return context.now();
    }

    boolean isPast(@Nullable Instant moment) {
        return moment != null && !now().isBefore(moment);
    }

    Happening happening() {
        return happening;
    }

    RandomGenerator random() {
        return random;
    }

    History history() {
        return history;
    }

    /** Who keeps the results of outermost Map states, or null. */
    @Nullable
    String mapKeeper() {
        return context.mapKeeper();
    }

    String token(String taskId) {
        return context.tokens().apply(taskId);
    }

    /**
     * Whether one more state may be entered in this call.
     *
     * @throws StateFailure when the execution has entered too many
     */
    boolean spend() {
        if (movesBefore + moves >= limits.movesPerExecution()) {
            throw StateFailure.runtime(
                    "The execution has entered " + limits.movesPerExecution() + " states, which is the limit.");
        }
        if (moves >= limits.movesPerCall() || (moves > 0 && measuredInAll > limits.bytesPerCall())) {
            outOfMoves = true;
            return false;
        }
        moves++;
        return true;
    }

    boolean outOfMoves() {
        return outOfMoves;
    }

    int movesInAll() {
        return movesBefore + moves;
    }

    void demand(TaskDemand demand) {
        demands.add(demand);
    }

    List<TaskDemand> demands() {
        return demands;
    }

    /** Nobody waits for this task any more. */
    void forget(String taskId) {
        if (!demands.removeIf(demand -> demand.taskId().equals(taskId))) {
            cancelled.add(taskId);
        }
    }

    /** A strand ends from outside, with everything below it. */
    void cancel(Strand strand) {
        strand.openTasks().forEach(task -> {
            forget(task.taskId());
            history.taskCancelled(task);
        });
    }

    List<String> cancelled() {
        return cancelled;
    }

    /** The size of data, in bytes. The same tree is often asked for twice in a row. */
    @SuppressWarnings("ReferenceEquality")
    int measure(JsonNode data) {
        if (data != measured) {
            measured = data;
            measure = Json.bytes(data);
            measuredInAll += measure;
        }
        return measure;
    }

    /**
     * The same, of data that must not be too large.
     *
     * @throws StateFailure when it is
     */
    int limited(JsonNode data) {
        if (measure(data) > limits.dataBytes()) {
            String why = measure == Integer.MAX_VALUE
                    ? "The data is nested too deep."
                    : "The data is " + measure + " bytes; the limit is " + limits.dataBytes() + ".";
            throw new StateFailure(ErrorName.DATA_LIMIT_EXCEEDED, why);
        }
        return measure;
    }
}

package io.filesaga.processes.asl.progress;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * Where an execution stands. Immutable; opaque but for the questions below. It holds the data of every thread and the
 * payload of every open task, but not the input of the execution.
 */
public final class Progress {

    private Progress() {}

    /**
     * Reads what {@link #toJson} has written.
     *
     * @throws IllegalArgumentException when it is something else
     */
    public static Progress fromJson(JsonNode json) {
        throw new UnsupportedOperationException();
    }

    /** Compact JSON, in the same order for the same progress; {@code fromJson(p.toJson()).equals(p)}. */
    public JsonNode toJson() {
        throw new UnsupportedOperationException();
    }

    /** Every task that was asked for and whose end has not come, with all that its worker needs; none after the end. */
    public List<TaskDemand> openTasks() {
        throw new UnsupportedOperationException();
    }

    /** Whether the execution has ended, well or not. Nothing that happens later changes it, but a redrive. */
    public boolean ended() {
        throw new UnsupportedOperationException();
    }
}

package io.filesaga.processes.asl.progress;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.SortedMap;

/** What a strand does in its state. */
public sealed interface Position {

    /** The state is to be entered; its call had no moves left. */
    record Ready() implements Position {}

    /** The state was entered, or its time to be tried again has come: its work is to begin. */
    record Entered() implements Position {}

    /** A task is open. */
    record Tasking(TaskDemand demand) implements Position {}

    /** A Wait state. */
    record Waiting(Instant until) implements Position {}

    /** The state has failed and will be tried again. */
    record Backoff(Instant until) implements Position {}

    /**
     * A Parallel or a Map state.
     *
     * @param next the index of the first branch or iteration that has not begun
     * @param open those that go on, by their index
     * @param outputs of those that have ended, by their index
     */
    record Forked(int next, SortedMap<Integer, Strand> open, SortedMap<Integer, JsonNode> outputs)
            implements Position {}
}

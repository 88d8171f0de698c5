package io.filesaga.processes.asl.progress;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * One walk through states that lead to each other: the root, a branch, an iteration.
 *
 * @param path where it hangs: empty for the root, then the step and the index of each fork, such as {@code 4.2}
 * @param steps how many states it has entered, retries counted; what a task or fork is called, so never the same twice
 * @param state where it is
 * @param input the raw input of that state
 * @param enteredAt when it entered it; before that, when it was led there
 * @param retries how many retries each retrier of the state has caused; empty for none
 */
public record Strand(
        String path,
        int steps,
        String state,
        JsonNode input,
        Instant enteredAt,
        List<Integer> retries,
        Position position) {

    public static Strand begin(String path, String state, JsonNode input, Instant at) {
        return new Strand(path, 0, state, input, at, List.of(), new Position.Ready());
    }

    /** The same strand before a state, which may be the one it is in. */
    public Strand before(String newState, JsonNode newInput, Instant at) {
        return new Strand(path, steps, newState, newInput, at, List.of(), new Position.Ready());
    }

    /** In its state, one step on: entered at that moment, or tried again. */
    public Strand entered(Instant at) {
        return new Strand(path, steps + 1, state, input, at, retries, new Position.Entered());
    }

    public Strand at(Position newPosition) {
        return new Strand(path, steps, state, input, enteredAt, retries, newPosition);
    }

    /** Waiting for one more retry that a retrier has caused. */
    public Strand retrying(int retrier, Instant until) {
        List<Integer> counts = new ArrayList<>(retries);
        counts.addAll(Collections.nCopies(Math.max(0, retrier + 1 - counts.size()), 0));
        counts.set(retrier, counts.get(retrier) + 1);
        return new Strand(path, steps, state, input, enteredAt, List.copyOf(counts), new Position.Backoff(until));
    }

    public int retriesBy(int retrier) {
        return retrier < retries.size() ? retries.get(retrier) : 0;
    }

    public int retryCount() {
        return retries.stream().mapToInt(Integer::intValue).sum();
    }

    /** What the task of this step is called; with a point and an index, the path of a branch of it. */
    public String stepId() {
        return path.isEmpty() ? String.valueOf(steps) : path + "." + steps;
    }

    /** Every moment that this strand or one below it waits for. */
    Stream<Instant> timers() {
        if (position instanceof Position.Tasking tasking) {
            return Stream.ofNullable(tasking.demand().timeoutAt());
        } else if (position instanceof Position.Waiting waiting) {
            return Stream.of(waiting.until());
        } else if (position instanceof Position.Backoff backoff) {
            return Stream.of(backoff.until());
        } else if (position instanceof Position.Forked forked) {
            return forked.open().values().stream().flatMap(Strand::timers);
        }
        return Stream.empty();
    }

    /** Of this strand and those below it. */
    public Stream<TaskDemand> openTasks() {
        if (position instanceof Position.Tasking tasking) {
            return Stream.of(tasking.demand());
        } else if (position instanceof Position.Forked forked) {
            return forked.open().values().stream().flatMap(Strand::openTasks);
        }
        return Stream.empty();
    }
}

package io.filesaga.processes.asl;

import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * All that a move may know besides the definition, the progress and the happening.
 *
 * @param execution the same at every call for one execution
 * @param now the time of this move; must not go back between the moves of an execution
 * @param seed where {@code States.MathRandom}, {@code States.UUID} and full jitter get their randomness from. Take a
 *     new one for each move; the same one again gives the same answer again
 * @param tokens from a task id to what {@code $$.Task.Token} shows; must give the same token for the same id. Called
 *     for each attempt of a Task state
 * @param mapKeeper a resource: the results of each outermost Map state are given to a task of it, whose result is then the
 *     Map's; null when the results are the result
 */
public record ExecutionContext(
        Execution execution,
        Instant now,
        long seed,
        UnaryOperator<String> tokens,
        @Nullable String mapKeeper) {

    /** Of an execution that has its data with it. */
    public ExecutionContext(Execution execution, Instant now, long seed, UnaryOperator<String> tokens) {
        this(execution, now, seed, tokens, null);
    }
}

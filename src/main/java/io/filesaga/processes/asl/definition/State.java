package io.filesaga.processes.asl.definition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One state.
 *
 * @param name unique in the whole definition
 * @param work what it does
 * @param flow how its input becomes its output
 * @param next the state after it; null when it is a terminal state, or a Choice
 * @param retriers in order; the first that matches a failure is asked
 * @param catchers in order
 */
public record State(
        String name, Work work, DataFlow flow, @Nullable String next, List<Retrier> retriers, List<Catcher> catchers) {}

package io.filesaga.processes.asl.definition;

import io.filesaga.processes.asl.path.ReferencePath;
import org.jspecify.annotations.Nullable;

/**
 * Where a state that has failed leads.
 *
 * @param errors which failures
 * @param next the state after
 * @param resultPath where the error goes in the raw input; null throws it away
 */
public record Catcher(
        ErrorEquals errors, String next, @Nullable ReferencePath resultPath) {}

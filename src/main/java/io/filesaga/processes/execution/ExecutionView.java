package io.filesaga.processes.execution;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * An execution with its data.
 *
 * @param input what it was started with; null when it was not asked for
 * @param output what came of it; null when nothing has, or it was not asked for
 */
public record ExecutionView(
        ExecutionRow row,
        @Nullable JsonNode input,
        @Nullable JsonNode output) {}

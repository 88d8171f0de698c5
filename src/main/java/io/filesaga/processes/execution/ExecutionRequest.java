package io.filesaga.processes.execution;

import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.sagas.IdempotencyKey;
import org.jspecify.annotations.Nullable;

/**
 * The wish for an execution.
 *
 * @param owner whose process it is, and whose execution it will be
 * @param process the name; its latest version is run
 * @param input a JSON object
 * @param key makes the start happen once, or null
 * @param traceParent of the W3C trace context, or null
 * @param parent the task that is told of the end, or null
 */
public record ExecutionRequest(
        String owner,
        String process,
        JsonNode input,
        @Nullable IdempotencyKey key,
        @Nullable String traceParent,
        @Nullable ParentTask parent) {}

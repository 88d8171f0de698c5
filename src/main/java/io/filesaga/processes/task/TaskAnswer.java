package io.filesaga.processes.task;

import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.processes.execution.Failure;

/** What came of an attempt. */
public sealed interface TaskAnswer {

    record Succeeded(JsonNode result) implements TaskAnswer {}

    record Failed(Failure failure) implements TaskAnswer {}

    /** Somebody else will say how it ends, or nobody wants to know any more. */
    record Elsewhere() implements TaskAnswer {}

    static TaskAnswer failed(String error, String cause) {
        return new Failed(new Failure(error, cause));
    }
}

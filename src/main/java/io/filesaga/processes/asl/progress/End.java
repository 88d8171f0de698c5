package io.filesaga.processes.asl.progress;

import com.fasterxml.jackson.databind.JsonNode;

/** How an execution has ended. */
public sealed interface End {

    /** It went through to a terminal state. */
    record Succeeded(JsonNode output) implements End {}

    /**
     * A failure that nothing has caught, or a Fail state.
     *
     * @param error an error name; empty when a Fail state names none
     * @param cause for a human; may be empty
     */
    record Failed(String error, String cause) implements End {}

    /** The {@code TimeoutSeconds} of the whole definition have passed. */
    record TimedOut() implements End {}
}

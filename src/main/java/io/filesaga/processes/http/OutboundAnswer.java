package io.filesaga.processes.http;

import java.util.List;
import java.util.Map;

/** How a call has ended. */
public sealed interface OutboundAnswer {

    /**
     * There was an answer, of whatever status.
     *
     * @param headers names in lower case
     */
    record Answered(int status, String phrase, Map<String, List<String>> headers, byte[] body)
            implements OutboundAnswer {}

    /** The address may not be called. */
    record Refused(String why) implements OutboundAnswer {}

    /** Nobody knows whether it was done. */
    record Broken(String why) implements OutboundAnswer {}

    /** It took too long. */
    record TooSlow() implements OutboundAnswer {}

    /** There was more than is read. */
    record TooLong() implements OutboundAnswer {}
}

package io.filesaga.outbound;

import io.vertx.core.buffer.Buffer;
import java.util.Map;

/**
 * What was answered, whatever the status.
 *
 * @param headers names in lower case, several values joined by commas
 * @param body its first bytes
 * @param truncated true when the body was longer than the caller wanted; the rest was not read
 */
public record OutboundAnswer(int status, Map<String, String> headers, Buffer body, boolean truncated) {

    private static final int OK = 200;
    private static final int FIRST_REDIRECT = 300;

    public boolean isSuccess() {
        return status >= OK && status < FIRST_REDIRECT;
    }
}

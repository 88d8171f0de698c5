package io.filesaga.outbound;

import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * A call.
 *
 * @param method in capitals
 * @param uri absolute
 * @param headers to send besides {@code Host} and {@code Content-Length}
 * @param body may be empty
 * @param timeout for all of it
 * @param mostBytes of the answer's body that are read
 */
public record OutboundRequest(
        String method, URI uri, Map<String, String> headers, Buffer body, Duration timeout, int mostBytes) {}

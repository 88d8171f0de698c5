package io.filesaga.processes.http;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call to make.
 *
 * @param headers single values by name
 * @param body or null for none
 * @param time for all of it
 */
public record OutboundCall(
        String method, URI address, Map<String, String> headers, byte @Nullable [] body, Duration time) {}

package io.filesaga.processes.task;

import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.outbound.Outbound;
import io.filesaga.outbound.OutboundRequest;
import io.filesaga.processes.data.ProcessJson;
import io.filesaga.processes.data.ProcessSettings;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a call from the effective input of an {@code http:invoke} state. */
@Singleton
class HttpWish {

    static final String ENDPOINT = "ApiEndpoint";
    static final String METHOD = "Method";
    static final String HEADERS = "Headers";
    static final String QUERY = "QueryParameters";
    static final String BODY = "RequestBody";
    static final String CONNECTION = "Connection";

    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD");
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,200}");
    private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7E\\x80-\\xFF]{0,8000}");

    /** What belongs to the connection, or is ours to set. */
    private static final Set<String> OURS = Set.of(
            "host",
            "content-length",
            "transfer-encoding",
            "connection",
            "upgrade",
            "te",
            "trailer",
            "expect",
            "idempotency-key",
            "proxy-authorization");

    private final Outbound outbound;
    private final Connections connections;
    private final ProcessJson json;
    private final ProcessSettings settings;

    HttpWish(Outbound outbound, Connections connections, ProcessJson json, ProcessSettings settings) {
        this.outbound = outbound;
        this.connections = connections;
        this.json = json;
        this.settings = settings;
    }

    /** The call, or what is wrong with the wish for it. */
    record Reading(@Nullable OutboundRequest call, String fault) {

        static Reading bad(String fault) {
            return new Reading(null, fault);
        }
    }

    boolean isAddress(JsonNode value) {
        URI address = address(value.textValue());
        return address != null && outbound.objection(address).isEmpty();
    }

    static boolean isMethod(JsonNode value) {
        return value.isTextual() && METHODS.contains(value.textValue());
    }

    /** Paths ({@code "X-Id.$"}) are names, too, while they are written. */
    static boolean isHeaders(JsonNode value) {
        return value.isObject()
                && value.properties().stream()
                        .allMatch(header -> isHeader(
                                header.getKey().endsWith(".$")
                                        ? header.getKey()
                                                .substring(0, header.getKey().length() - 2)
                                        : header.getKey(),
                                header.getValue()));
    }

    private static boolean isHeader(String name, JsonNode value) {
        return NAME.matcher(name).matches()
                && !OURS.contains(name.toLowerCase(Locale.ROOT))
                && value.isValueNode()
                && VALUE.matcher(value.asText()).matches();
    }

    Reading read(TaskCall call) {
        JsonNode payload = call.payload();
        URI address = withQuery(payload);
        if (address == null) {
            return Reading.bad("ApiEndpoint and QueryParameters make no address.");
        }
        if (!isMethod(payload.path(METHOD))) {
            return Reading.bad("Method is not one that can be called.");
        }
        JsonNode given = payload.get(HEADERS);
        if (given != null && !isHeaders(given)) {
            return Reading.bad("Headers is no object of texts with names that are allowed.");
        }
        return request(call, address);
    }

    private Reading request(TaskCall call, URI address) {
        byte[] body = body(call);
        Map<String, String> headers = headers(call, body != null);
        String connection = Template.text(call.payload(), CONNECTION);
        if (connection != null) {
            var secret = connections.secret(connection, call.execution().owner(), address);
            if (secret.isEmpty()) {
                return Reading.bad("The connection does not exist, or is not for this address.");
            }
            headers.put(secret.get().header(), secret.get().value());
        }
        String method = call.payload().path(METHOD).asText();
        Buffer sent = body == null ? Buffer.buffer() : Buffer.buffer(body);
        return new Reading(new OutboundRequest(method, address, headers, sent, call.time(), settings.maxAnswer()), "");
    }

    private static Map<String, String> headers(TaskCall call, boolean hasBody) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        if (hasBody) {
            headers.put("Content-Type", "application/json");
        }
        call.payload()
                .path(HEADERS)
                .properties()
                .forEach(it -> headers.put(it.getKey(), it.getValue().asText()));
        headers.put("Idempotency-Key", call.idempotencyKey());
        if (call.execution().traceParent() != null) {
            headers.putIfAbsent("traceparent", call.execution().traceParent());
        }
        return headers;
    }

    /** A text as it is, anything else as JSON; an execution that owns a document sends it when nothing else is said. */
    private byte @Nullable [] body(TaskCall call) {
        JsonNode body = call.payload().get(BODY);
        if (body == null) {
            JsonNode document = call.document();
            boolean carries = !call.payload().path(METHOD).asText().matches("GET|HEAD|DELETE");
            return document != null && carries ? json.bytes(document) : null;
        }
        return body.isTextual() ? body.textValue().getBytes(StandardCharsets.UTF_8) : json.bytes(body);
    }

    private static @Nullable URI withQuery(JsonNode payload) {
        URI address = address(Template.text(payload, ENDPOINT));
        if (address == null || !payload.path(QUERY).isObject()) {
            return address;
        }
        StringJoiner query = new StringJoiner("&");
        if (address.getRawQuery() != null) {
            query.add(address.getRawQuery());
        }
        payload.path(QUERY).properties().forEach(it -> {
            Iterable<JsonNode> values = it.getValue().isArray() ? it.getValue() : java.util.List.of(it.getValue());
            values.forEach(value -> query.add(encoded(it.getKey()) + "=" + encoded(value.asText())));
        });
        String plain = address.toString();
        int end = plain.indexOf('?');
        return address((end < 0 ? plain : plain.substring(0, end)) + "?" + query);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static @Nullable URI address(@Nullable String text) {
        try {
            return text == null ? null : new URI(text);
        } catch (URISyntaxException malformed) {
            return null;
        }
    }
}

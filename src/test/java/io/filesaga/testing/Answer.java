package io.filesaga.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** What a server answered. */
public record Answer(HttpResponse<byte[]> response) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    public int status() {
        return response.statusCode();
    }

    /** The same answer, when it has this status. */
    public Answer is(int status) {
        assertEquals(status, status(), text());
        return this;
    }

    /** The same answer, when it is a problem of this status and reason as RFC 9457 has it. */
    public Answer isProblem(int status, String reason) {
        is(status);
        assertEquals("application/problem+json", header("Content-Type"), text());
        assertEquals("urn:filesaga:problem:" + reason, at("type"));
        assertEquals(status, json().get("status").intValue());
        return this;
    }

    /** The same, naming a field. */
    public Answer isProblemOf(String field, int status, String reason) {
        isProblem(status, reason);
        assertEquals(field, at("field"), text());
        return this;
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse(null);
    }

    public String text() {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    public byte[] bytes() {
        return response.body();
    }

    public JsonNode json() {
        try {
            return MAPPER.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(text(), e);
        }
    }

    /** The text of a field, dots lead inwards; null when there is none. */
    public String at(String path) {
        JsonNode node = json().at("/" + path.replace('.', '/'));
        return node.isMissingNode() || node.isNull() ? null : node.asText();
    }
}

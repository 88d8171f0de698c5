package io.filesaga.processes.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.util.RawValue;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The data of processes as text and back: compact, and no number loses a digit. */
@Singleton
public class ProcessJson {

    private final ObjectMapper mapper = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .setNodeFactory(JsonNodeFactory.withExactBigDecimals(true));

    public String write(JsonNode value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    public byte[] bytes(JsonNode value) {
        return write(value).getBytes(StandardCharsets.UTF_8);
    }

    /** The value of a text that this class, or the database, is known to hold as JSON. */
    public JsonNode read(String json) {
        try {
            return mapper.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same of its UTF-8. */
    public JsonNode read(byte[] json) {
        try {
            return parse(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same value as {@link #read} would give it. */
    public JsonNode normal(JsonNode value) {
        return read(write(value));
    }

    /** The value of bytes that may be anything. */
    public JsonNode parse(byte[] json) throws IOException {
        return mapper.readTree(json);
    }

    /** A value that is printed as this text, which is JSON; whoever only hands it on need not read it. */
    public JsonNode unread(String json) {
        return new POJONode(new RawValue(json));
    }

    public ObjectNode object() {
        return mapper.createObjectNode();
    }
}

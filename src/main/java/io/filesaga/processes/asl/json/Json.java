package io.filesaga.processes.asl.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Trees to text and back. */
public final class Json {

    public static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Less than what Jackson reads and writes at most, so that there is room around the data. */
    private static final int DEEPEST = 500;

    private static final JsonMapper SHALLOW = JsonMapper.builder(JsonFactory.builder()
                    .streamWriteConstraints(StreamWriteConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .build();

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /** Compact: no space that is not in a string. */
    public static String text(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a string says, or the compact JSON of anything else. */
    public static String plain(JsonNode node) {
        return node.isTextual() ? node.textValue() : text(node);
    }

    /**
     * Exactly one JSON value.
     *
     * @throws JsonProcessingException when it is none, or more than one
     */
    public static JsonNode read(String text) throws JsonProcessingException {
        return MAPPER.readTree(text);
    }

    /** The length of {@link #text} in UTF-8; the largest number there is for data that is nested more than 500 deep. */
    public static int bytes(JsonNode node) {
        Counter counter = new Counter();
        try {
            SHALLOW.writeValue(counter, node);
        } catch (StreamConstraintsException e) {
            return Integer.MAX_VALUE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return counter.count;
    }

    private static final class Counter extends OutputStream {
        private int count;

        @Override
        public void write(int b) {
            count++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            count += length;
        }
    }
}

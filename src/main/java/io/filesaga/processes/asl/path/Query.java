package io.filesaga.processes.asl.path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.PathNotFoundException;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import io.filesaga.processes.asl.fault.StateFailure;
import io.filesaga.processes.asl.fault.SyntaxException;
import io.filesaga.processes.asl.json.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A JSONPath with wildcards, slices, filters or descent: what only the library can do. */
final class Query {

    private static final Configuration CONFIGURATION = Configuration.builder()
            .jsonProvider(new JacksonJsonNodeJsonProvider())
            .mappingProvider(new JacksonMappingProvider())
            .build();

    private static final Pattern QUOTED = Pattern.compile("'(?:\\\\.|[^'\\\\]++)*+'|\"(?:\\\\.|[^\"\\\\]++)*+\"");
    private static final Pattern LONE_POINT = Pattern.compile("[^.]\\.\\[");
    private static final Pattern CALL = Pattern.compile("\\.\\s*[A-Za-z]+\\s*\\(");

    private final JsonPath path;

    private Query(JsonPath path) {
        this.path = path;
    }

    static Query parse(String inside, String text) throws SyntaxException {
        String bare = QUOTED.matcher(inside).replaceAll("_");
        if (CALL.matcher(bare).find()) {
            throw new SyntaxException("The path \"" + text + "\" calls a function; use an intrinsic instead.");
        } else if (bare.contains("=~")) {
            throw new SyntaxException("The path \"" + text + "\" has a regular expression, which is not supported.");
        } else if (bare.indexOf("..") != bare.lastIndexOf("..")) {
            throw new SyntaxException("The path \"" + text + "\" descends (..) more than once.");
        } else if (LONE_POINT.matcher(bare).find()) {
            throw new SyntaxException("The path \"" + text + "\" has a point before a bracket.");
        } else if (!isClosed(bare)) {
            throw new SyntaxException("The path \"" + text + "\" has a bracket or a quote without its partner.");
        }
        try {
            return new Query(JsonPath.compile(inside));
        } catch (JsonPathException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new SyntaxException("The path \"" + text + "\" cannot be read: " + e.getMessage());
        }
    }

    /** The library does not mind an end that is missing. */
    private static boolean isClosed(String bare) {
        Deque<Character> open = new ArrayDeque<>();
        for (int i = 0; i < bare.length(); i++) {
            char c = bare.charAt(i);
            boolean closes = c == ']' || c == ')';
            if (c == '\'' || c == '"' || (closes && (open.isEmpty() || open.pop() != c))) {
                return false;
            } else if (c == '[' || c == '(') {
                open.push(c == '[' ? ']' : ')');
            }
        }
        return open.isEmpty();
    }

    Optional<JsonNode> find(JsonNode root) {
        try {
            Object found = path.read((Object) root, CONFIGURATION);
            return Optional.of(node(found));
        } catch (PathNotFoundException e) {
            return Optional.empty();
        } catch (JsonPathException | ClassCastException e) {
            throw StateFailure.runtime(
                    "The path " + path.getPath() + " cannot be used on this data: " + e.getMessage());
        }
    }

    /** The library takes the values of trees out of their nodes. */
    private static JsonNode node(@Nullable Object found) {
        if (found instanceof JsonNode node) {
            return node;
        } else if (found instanceof String text) {
            return Json.NODES.textNode(text);
        } else if (found instanceof Boolean truth) {
            return Json.NODES.booleanNode(truth);
        } else if (found instanceof Number number) {
            return number(number);
        }
        return NullNode.getInstance();
    }

    private static JsonNode number(Number number) {
        if (number instanceof Integer || number instanceof Long) {
            return Json.NODES.numberNode(number.longValue());
        } else if (number instanceof BigInteger big) {
            return Json.NODES.numberNode(big);
        }
        return Json.NODES.numberNode(new BigDecimal(number.toString()));
    }
}

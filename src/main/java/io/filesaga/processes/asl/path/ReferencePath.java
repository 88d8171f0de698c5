package io.filesaga.processes.asl.path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.filesaga.processes.asl.fault.ErrorName;
import io.filesaga.processes.asl.fault.StateFailure;
import io.filesaga.processes.asl.fault.SyntaxException;
import io.filesaga.processes.asl.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A path into the data that can name one place only, such as {@code $.order.lines[0]['unit price']}. Immutable. */
public final class ReferencePath {

    /** The data itself. */
    public static final ReferencePath ROOT = new ReferencePath("$", List.of());

    private static final Pattern STEP = Pattern.compile("\\.(?<name>[\\p{L}\\p{N}_-]+)"
            + "|\\[(?<index>\\d{1,9})]"
            + "|\\['(?<single>(?:[^'\\\\]++|\\\\.)*+)']"
            + "|\\[\"(?<twofold>(?:[^\"\\\\]++|\\\\.)*+)\"]");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");

    private final String text;
    private final List<Step> steps;

    private ReferencePath(String text, List<Step> steps) {
        this.text = text;
        this.steps = steps;
    }

    private sealed interface Step {

        record Name(String name) implements Step {}

        record Index(int index) implements Step {}
    }

    /**
     * Reads a reference path.
     *
     * @throws SyntaxException when it is no path, points into the context object, or may name several places
     */
    public static ReferencePath parse(String text) throws SyntaxException {
        return read(text)
                .orElseThrow(() -> new SyntaxException("\"" + text
                        + "\" is no reference path: only $ with names and indexes, such as $.a.b[0]['c d'], is one."));
    }

    static Optional<ReferencePath> read(String text) {
        if (!text.startsWith("$")) {
            return Optional.empty();
        }
        List<Step> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(text).region(1, text.length());
        while (matcher.lookingAt()) {
            steps.add(step(matcher));
            matcher.region(matcher.end(), text.length());
        }
        return matcher.regionStart() == text.length()
                ? Optional.of(new ReferencePath(text, List.copyOf(steps)))
                : Optional.empty();
    }

    private static Step step(Matcher matcher) {
        String index = matcher.group("index");
        String name = matcher.group("name");
        if (index != null) {
            return new Step.Index(Integer.parseInt(index));
        } else if (name != null) {
            return new Step.Name(name);
        }
        String single = matcher.group("single");
        String quoted = single != null ? single : Objects.requireNonNull(matcher.group("twofold"));
        return new Step.Name(ESCAPE.matcher(quoted).replaceAll("$1"));
    }

    Optional<JsonNode> find(JsonNode root) {
        JsonNode node = root;
        for (Step step : steps) {
            node = child(node, step);
            if (node.isMissingNode()) {
                return Optional.empty();
            }
        }
        return Optional.of(node);
    }

    private static JsonNode child(JsonNode node, Step step) {
        if (step instanceof Step.Name name) {
            return node.path(name.name());
        }
        return node.path(((Step.Index) step).index());
    }

    /**
     * The data with a value at this place. Objects that are missing on the way are made; arrays are not, and no index
     * is made in them.
     *
     * @throws StateFailure {@code States.ResultPathMatchFailure} when something else is in the way
     */
    public JsonNode put(JsonNode root, JsonNode value) {
        return put(root, 0, value);
    }

    private JsonNode put(JsonNode node, int depth, JsonNode value) {
        if (depth == steps.size()) {
            return value;
        }
        if (steps.get(depth) instanceof Step.Name name) {
            return putName(node, name.name(), depth, value);
        }
        return putIndex(node, ((Step.Index) steps.get(depth)).index(), depth, value);
    }

    private JsonNode putName(JsonNode node, String name, int depth, JsonNode value) {
        ObjectNode copy = Json.NODES.objectNode();
        if (node instanceof ObjectNode object) {
            copy.setAll(object);
        } else if (!node.isMissingNode()) {
            throw noMatch();
        }
        return copy.set(name, put(node.path(name), depth + 1, value));
    }

    private JsonNode putIndex(JsonNode node, int index, int depth, JsonNode value) {
        if (!(node instanceof ArrayNode array) || index >= array.size()) {
            throw noMatch();
        }
        ArrayNode copy = Json.NODES.arrayNode(array.size()).addAll(array);
        copy.set(index, put(array.get(index), depth + 1, value));
        return copy;
    }

    private StateFailure noMatch() {
        return new StateFailure(
                ErrorName.RESULT_PATH_MATCH_FAILURE, "The result cannot be put at " + text + " of the state's input.");
    }

    @Override
    public String toString() {
        return text;
    }
}

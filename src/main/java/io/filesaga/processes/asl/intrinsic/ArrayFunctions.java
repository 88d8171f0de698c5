package io.filesaga.processes.asl.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.filesaga.processes.asl.json.Json;
import io.filesaga.processes.asl.json.Value;
import java.util.HashSet;
import java.util.Set;

/** Functions of arrays. */
final class ArrayFunctions {

    private static final int LONGEST_RANGE = 1_000;

    private ArrayFunctions() {}

    static JsonNode array(Arguments arguments) {
        return Json.NODES.arrayNode(arguments.count()).addAll(arguments.values());
    }

    static JsonNode partition(Arguments arguments) {
        int size = arguments.whole(1);
        if (size < 1) {
            throw arguments.wrong(1, "1 or more");
        }
        ArrayNode parts = Json.NODES.arrayNode();
        ArrayNode part = Json.NODES.arrayNode();
        for (JsonNode element : arguments.array(0)) {
            if (part.size() % size == 0) {
                part = parts.addArray();
            }
            part.add(element);
        }
        return parts;
    }

    static JsonNode contains(Arguments arguments) {
        Value wanted = new Value(arguments.any(1));
        for (JsonNode element : arguments.array(0)) {
            if (new Value(element).equals(wanted)) {
                return Json.NODES.booleanNode(true);
            }
        }
        return Json.NODES.booleanNode(false);
    }

    /** Both ends included; empty when the step leads away from the last. */
    static JsonNode range(Arguments arguments) {
        long first = arguments.whole(0);
        long last = arguments.whole(1);
        long step = arguments.whole(2);
        if (step == 0) {
            throw arguments.wrong(2, "another number than 0");
        } else if ((last - first) / step >= LONGEST_RANGE) {
            throw arguments.failure("the range has more than " + LONGEST_RANGE + " elements");
        }
        ArrayNode range = Json.NODES.arrayNode();
        for (long n = first; step > 0 ? n <= last : n >= last; n += step) {
            range.add((int) n);
        }
        return range;
    }

    static JsonNode item(Arguments arguments) {
        ArrayNode array = arguments.array(0);
        int index = arguments.whole(1);
        if (index < 0 || index >= array.size()) {
            throw arguments.failure("there is no element " + index + " in an array of " + array.size());
        }
        return array.get(index);
    }

    static JsonNode length(Arguments arguments) {
        return Json.NODES.numberNode(arguments.array(0).size());
    }

    /** The first of equal elements stays, in its place. */
    static JsonNode unique(Arguments arguments) {
        Set<Value> seen = new HashSet<>();
        ArrayNode unique = Json.NODES.arrayNode();
        for (JsonNode element : arguments.array(0)) {
            if (seen.add(new Value(element))) {
                unique.add(element);
            }
        }
        return unique;
    }
}

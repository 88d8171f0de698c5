package io.filesaga.processes.asl.intrinsic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.filesaga.processes.asl.json.Json;

/** Functions of JSON itself. */
final class JsonFunctions {

    private JsonFunctions() {}

    static JsonNode read(Arguments arguments) {
        try {
            JsonNode value = Json.read(arguments.text(0));
            if (value.isMissingNode()) {
                throw arguments.wrong(0, "JSON, it is empty");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw arguments.wrong(0, "JSON: " + e.getOriginalMessage());
        }
    }

    static JsonNode write(Arguments arguments) {
        return Json.NODES.textNode(Json.text(arguments.any(0)));
    }

    /** Only the top level is merged, and the second object wins: the language has no deep merge yet. */
    static JsonNode merge(Arguments arguments) {
        if (!arguments.any(2).isBoolean() || arguments.any(2).booleanValue()) {
            throw arguments.wrong(2, "false, the only way to merge");
        }
        ObjectNode merged = Json.NODES.objectNode();
        merged.setAll(arguments.object(0));
        return merged.setAll(arguments.object(1));
    }
}

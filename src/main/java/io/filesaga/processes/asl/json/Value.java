package io.filesaga.processes.asl.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;

/** A JSON value that is equal to another when they mean the same: by the value of numbers, not by their spelling. */
public final class Value {

    private final JsonNode normal;

    public Value(JsonNode node) {
        normal = normal(node);
    }

    private static JsonNode normal(JsonNode node) {
        if (node.isNumber()) {
            return Json.NODES.numberNode(plain(node));
        }
        if (node.isArray()) {
            ArrayNode array = Json.NODES.arrayNode(node.size());
            node.forEach(element -> array.add(normal(element)));
            return array;
        }
        if (node.isObject()) {
            ObjectNode object = Json.NODES.objectNode();
            node.properties().forEach(field -> object.set(field.getKey(), normal(field.getValue())));
            return object;
        }
        return node;
    }

    /** One spelling for each number, so that equal means equal and hashes agree. */
    private static BigDecimal plain(JsonNode number) {
        return number.decimalValue().stripTrailingZeros();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Value value && normal.equals(value.normal);
    }

    @Override
    public int hashCode() {
        return normal.hashCode();
    }
}

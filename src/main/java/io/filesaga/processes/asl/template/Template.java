package io.filesaga.processes.asl.template;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.filesaga.processes.asl.fault.Faults;
import io.filesaga.processes.asl.intrinsic.Expression;
import io.filesaga.processes.asl.json.Json;
import io.filesaga.processes.asl.path.Scope;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** A value with places to fill in. Immutable. */
public sealed interface Template {

    /** Reads a template; what is wrong in it is added to the faults. */
    static Template parse(JsonNode json, JsonPointer at, Faults faults) {
        return new TemplateReader(faults).read(json, at);
    }

    /**
     * The value with its places filled in.
     *
     * @throws io.filesaga.processes.asl.fault.StateFailure when a place cannot be filled in
     */
    JsonNode fill(Scope scope, RandomGenerator random);

    /** Nothing to fill in. */
    record Fixed(JsonNode value) implements Template {
        @Override
        public JsonNode fill(Scope scope, RandomGenerator random) {
            return value;
        }
    }

    /** A place. */
    record Place(Expression expression) implements Template {
        @Override
        public JsonNode fill(Scope scope, RandomGenerator random) {
            return expression.evaluate(scope, random);
        }
    }

    /** An object with a place in it, its fields in the order of the text. */
    record Fields(Map<String, Template> fields) implements Template {
        @Override
        public JsonNode fill(Scope scope, RandomGenerator random) {
            ObjectNode filled = Json.NODES.objectNode();
            fields.forEach((name, template) -> filled.set(name, template.fill(scope, random)));
            return filled;
        }
    }

    /** An array with a place in it. */
    record Elements(List<Template> elements) implements Template {
        @Override
        public JsonNode fill(Scope scope, RandomGenerator random) {
            ArrayNode filled = Json.NODES.arrayNode(elements.size());
            elements.forEach(template -> filled.add(template.fill(scope, random)));
            return filled;
        }
    }
}

package io.filesaga.api.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.filesaga.sagas.Refusal;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * What a start asks for.
 *
 * @param process its name
 * @param input an object
 */
@RegisterForReflection
public record ExecutionWish(String process, JsonNode input) {

    /** No body is an empty object; anything but an object is refused. */
    public static ExecutionWish of(String process, @Nullable JsonNode body) {
        JsonNode input = body == null || body.isMissingNode() ? JsonNodeFactory.instance.objectNode() : body;
        if (!input.isObject()) {
            throw Refusal.of(Bodies.MALFORMED, "The input of an execution is a JSON object.")
                    .asException();
        }
        return new ExecutionWish(process, input);
    }
}

package io.filesaga.processes.asl.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.filesaga.processes.asl.fault.ErrorName;
import io.filesaga.processes.asl.fault.StateFailure;
import java.math.RoundingMode;
import java.util.List;

/** The values that a function is called with. Each question fails with {@code States.IntrinsicFailure}. */
record Arguments(String function, List<JsonNode> values) {

    int count() {
        return values.size();
    }

    JsonNode any(int index) {
        return values.get(index);
    }

    String text(int index) {
        if (!any(index).isTextual()) {
            throw wrong(index, "a string");
        }
        return any(index).textValue();
    }

    ArrayNode array(int index) {
        if (any(index) instanceof ArrayNode array) {
            return array;
        }
        throw wrong(index, "an array");
    }

    ObjectNode object(int index) {
        if (any(index) instanceof ObjectNode object) {
            return object;
        }
        throw wrong(index, "an object");
    }

    /** A number that is not whole is rounded, as AWS Step Functions does. */
    int whole(int index) {
        if (!any(index).isNumber()) {
            throw wrong(index, "a number");
        }
        try {
            return any(index).decimalValue().setScale(0, RoundingMode.HALF_UP).intValueExact();
        } catch (ArithmeticException e) {
            throw wrong(index, "a number of 32 bits");
        }
    }

    StateFailure wrong(int index, String wanted) {
        return failure("argument " + (index + 1) + " is not " + wanted);
    }

    StateFailure failure(String why) {
        return new StateFailure(ErrorName.INTRINSIC_FAILURE, function + ": " + why + ".");
    }
}

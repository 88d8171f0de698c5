package io.filesaga.processes.asl.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.processes.asl.fault.ErrorName;
import io.filesaga.processes.asl.fault.StateFailure;
import io.filesaga.processes.asl.fault.SyntaxException;
import io.filesaga.processes.asl.path.Path;
import io.filesaga.processes.asl.path.Scope;
import java.util.List;
import java.util.random.RandomGenerator;

/** A path, or a call of an intrinsic function. Immutable. */
public sealed interface Expression {

    /** How long the text of an expression may be, in characters. */
    int LONGEST = 10_000;

    /**
     * Reads a path or a call.
     *
     * @throws SyntaxException when it is neither, or a call that can never work
     */
    static Expression parse(String text) throws SyntaxException {
        if (text.startsWith("$")) {
            return new OfPath(Path.parse(text));
        } else if (text.length() > LONGEST) {
            throw new SyntaxException("An intrinsic must not be longer than " + LONGEST + " characters.");
        } else if (text.startsWith("States.")) {
            return new ExpressionReader(text).call();
        }
        throw new SyntaxException("\"" + text + "\" is neither a path ($...) nor an intrinsic (States...).");
    }

    /**
     * Its value for some data.
     *
     * @throws StateFailure {@code States.ParameterPathFailure} when a path finds nothing,
     *     {@code States.IntrinsicFailure} when a function cannot work with its arguments
     */
    JsonNode evaluate(Scope scope, RandomGenerator random);

    /** A path. */
    record OfPath(Path path) implements Expression {
        @Override
        public JsonNode evaluate(Scope scope, RandomGenerator random) {
            return path.find(scope)
                    .orElseThrow(() -> new StateFailure(
                            ErrorName.PARAMETER_PATH_FAILURE, "The path " + path + " finds nothing in the data."));
        }
    }

    /**
     * A constant argument.
     *
     * @param value what it means
     * @param template for a text: with its braces still escaped, as {@code States.Format} wants it; otherwise the value
     */
    record Constant(JsonNode value, JsonNode template) implements Expression {
        @Override
        public JsonNode evaluate(Scope scope, RandomGenerator random) {
            return value;
        }
    }

    /** A call. */
    record Call(Intrinsic intrinsic, List<Expression> arguments) implements Expression {
        @Override
        public JsonNode evaluate(Scope scope, RandomGenerator random) {
            List<JsonNode> values = arguments.stream()
                    .map(argument -> argument.evaluate(scope, random))
                    .toList();
            return intrinsic.apply(new Arguments(intrinsic.name(), values), random);
        }
    }
}

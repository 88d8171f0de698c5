package io.filesaga.processes.asl.intrinsic;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.filesaga.processes.asl.fault.StateFailure;
import io.filesaga.processes.asl.fault.SyntaxException;
import io.filesaga.processes.asl.intrinsic.Expression.Call;
import io.filesaga.processes.asl.intrinsic.Expression.Constant;
import io.filesaga.processes.asl.path.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Reads one call, with the calls in it. */
final class ExpressionReader {

    private static final int DEEPEST = 10;
    private static final Scope NOTHING = new Scope(MissingNode.getInstance(), MissingNode.getInstance());

    private final Tokens tokens;
    private int depth;

    ExpressionReader(String text) {
        tokens = new Tokens(text);
    }

    Expression call() throws SyntaxException {
        Call call = nested();
        tokens.end();
        return call;
    }

    private Call nested() throws SyntaxException {
        if (++depth > DEEPEST) {
            throw new SyntaxException("Intrinsics must not be more than " + DEEPEST + " deep.");
        }
        Intrinsic intrinsic = Intrinsic.named(tokens.name());
        List<Expression> arguments = new ArrayList<>();
        tokens.expect('(');
        if (!tokens.take(')')) {
            do {
                arguments.add(argument());
            } while (tokens.take(','));
            tokens.expect(')');
        }
        depth--;
        return checked(intrinsic, arguments);
    }

    private Expression argument() throws SyntaxException {
        return switch (tokens.peek()) {
            case '\'' -> tokens.text();
            case '$' -> Expression.parse(tokens.path());
            case 'S' -> nested();
            default -> tokens.literal();
        };
    }

    private static Call checked(Intrinsic intrinsic, List<Expression> arguments) throws SyntaxException {
        intrinsic.take(arguments.size());
        boolean isFormat = intrinsic.name().equals("States.Format");
        if (isFormat && arguments.get(0) instanceof Constant template) {
            arguments.set(0, new Constant(template.template(), template.template()));
            checkTemplate(template, arguments.size() - 1);
        }
        Call call = new Call(intrinsic, List.copyOf(arguments));
        if (arguments.stream().allMatch(Constant.class::isInstance)) {
            checkConstant(call);
        }
        return call;
    }

    private static void checkTemplate(Constant template, int values) throws SyntaxException {
        int holes = TextFunctions.Pattern.of(template.template().asText())
                .map(TextFunctions.Pattern::holes)
                .orElse(values);
        if (holes != values) {
            throw new SyntaxException(
                    "States.Format: the template has " + holes + " places {} for " + values + " values.");
        }
    }

    /** A call of constants fails always or never. */
    private static void checkConstant(Call call) throws SyntaxException {
        try {
            call.evaluate(NOTHING, new SplittableRandom(0));
        } catch (StateFailure e) {
            throw new SyntaxException(e.cause());
        }
    }
}

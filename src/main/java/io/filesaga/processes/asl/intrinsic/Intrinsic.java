package io.filesaga.processes.asl.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.processes.asl.fault.SyntaxException;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One function of the language.
 *
 * @param name with its {@code States.}
 * @param least how many arguments it takes at least
 * @param most and at most
 */
public record Intrinsic(String name, int least, int most, Body body) {

    private static final int ANY = Integer.MAX_VALUE;

    private static final Map<String, Intrinsic> ALL = Stream.of(
                    of("Format", 1, ANY, TextFunctions::format),
                    of("StringSplit", 2, 2, TextFunctions::split),
                    of("StringToJson", 1, 1, JsonFunctions::read),
                    of("JsonToString", 1, 1, JsonFunctions::write),
                    of("JsonMerge", 3, 3, JsonFunctions::merge),
                    of("Array", 0, ANY, ArrayFunctions::array),
                    of("ArrayPartition", 2, 2, ArrayFunctions::partition),
                    of("ArrayContains", 2, 2, ArrayFunctions::contains),
                    of("ArrayRange", 3, 3, ArrayFunctions::range),
                    of("ArrayGetItem", 2, 2, ArrayFunctions::item),
                    of("ArrayLength", 1, 1, ArrayFunctions::length),
                    of("ArrayUnique", 1, 1, ArrayFunctions::unique),
                    of("Base64Encode", 1, 1, CodeFunctions::encode),
                    of("Base64Decode", 1, 1, CodeFunctions::decode),
                    of("Hash", 2, 2, CodeFunctions::hash),
                    of("MathAdd", 2, 2, NumberFunctions::add),
                    new Intrinsic("States.MathRandom", 2, 3, NumberFunctions::random),
                    new Intrinsic("States.UUID", 0, 0, NumberFunctions::uuid))
            .collect(Collectors.toUnmodifiableMap(Intrinsic::name, Function.identity()));

    /** What it does. */
    @FunctionalInterface
    interface Body {
        JsonNode apply(Arguments arguments, RandomGenerator random);
    }

    private static Intrinsic of(String name, int least, int most, Function<Arguments, JsonNode> body) {
        return new Intrinsic("States." + name, least, most, (arguments, random) -> body.apply(arguments));
    }

    static Intrinsic named(String name) throws SyntaxException {
        Intrinsic intrinsic = ALL.get(name);
        if (intrinsic == null) {
            throw new SyntaxException("There is no intrinsic function " + name + ".");
        }
        return intrinsic;
    }

    void take(int count) throws SyntaxException {
        if (count < least || count > most) {
            String wanted =
                    least == most ? String.valueOf(least) : most == ANY ? least + " or more" : least + " to " + most;
            throw new SyntaxException(name + " takes " + wanted + " arguments, not " + count + ".");
        }
    }

    JsonNode apply(Arguments arguments, RandomGenerator random) {
        return body.apply(arguments, random);
    }
}

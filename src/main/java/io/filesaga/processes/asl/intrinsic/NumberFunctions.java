package io.filesaga.processes.asl.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.processes.asl.json.Json;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Functions of numbers, and what is drawn by lot. */
final class NumberFunctions {

    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private NumberFunctions() {}

    static JsonNode add(Arguments arguments) {
        try {
            return Json.NODES.numberNode(Math.addExact(arguments.whole(0), arguments.whole(1)));
        } catch (ArithmeticException e) {
            throw arguments.failure("the sum is no number of 32 bits");
        }
    }

    /** From the first (included) to the second (excluded); the third is a seed. */
    static JsonNode random(Arguments arguments, RandomGenerator random) {
        int from = arguments.whole(0);
        int to = arguments.whole(1);
        if (from >= to) {
            throw arguments.failure("the first number is not less than the second");
        }
        RandomGenerator source = arguments.count() == 3 ? new SplittableRandom(arguments.whole(2)) : random;
        return Json.NODES.numberNode(source.nextInt(from, to));
    }

    /** Of version 4 (RFC 9562). */
    static JsonNode uuid(Arguments arguments, RandomGenerator random) {
        long high = (random.nextLong() & ~0xF000L) | VERSION_4;
        long low = (random.nextLong() >>> 2) | VARIANT;
        return Json.NODES.textNode(new UUID(high, low).toString());
    }
}

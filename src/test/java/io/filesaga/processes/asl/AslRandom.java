package io.filesaga.processes.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.filesaga.processes.asl.json.Json;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepetitionInfo;

/** Data drawn by lot, the same for the same repetition. */
final class AslRandom {

    private final Random random;

    AslRandom(RepetitionInfo repetition) {
        random = new Random(repetition.getCurrentRepetition());
    }

    int number(int from, int to) {
        return random.nextInt(from, to);
    }

    boolean coin() {
        return random.nextBoolean();
    }

    Random source() {
        return random;
    }

    /** Letters only, at least one. */
    String word() {
        return random.ints(1 + random.nextInt(6), 'a', 'd')
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    /** Any characters, also none, also those beyond 16 bits. */
    JsonNode text() {
        return Json.NODES.textNode(random.ints(random.nextInt(20), 1, 0x1_F700)
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .mapToObj(Character::toString)
                .collect(Collectors.joining()));
    }

    JsonNode value(int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 6)) {
            case 0 -> text();
            case 1 -> Json.NODES.numberNode(number(-3, 4));
            case 2 -> Json.NODES.numberNode(number(-3, 4) / 2.0);
            case 3 -> Json.NODES.booleanNode(random.nextBoolean());
            case 4 -> Json.NODES.nullNode();
            case 5 -> Json.NODES.textNode(word());
            case 6 -> array(depth);
            default -> object(depth);
        };
    }

    ArrayNode array(int depth) {
        ArrayNode array = Json.NODES.arrayNode();
        random.ints(random.nextInt(6)).forEach(i -> array.add(value(depth - 1)));
        return array;
    }

    ObjectNode object(int depth) {
        ObjectNode object = Json.NODES.objectNode();
        random.ints(random.nextInt(5)).forEach(i -> object.set(word(), value(depth - 1)));
        return object;
    }
}

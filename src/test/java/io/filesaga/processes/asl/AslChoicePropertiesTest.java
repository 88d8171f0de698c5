package io.filesaga.processes.asl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.filesaga.processes.asl.choice.Rule;
import io.filesaga.processes.asl.fault.Faults;
import io.filesaga.processes.asl.json.Json;
import io.filesaga.processes.asl.path.Scope;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Laws of the choice rules, for data drawn by lot from the number of the repetition. */
class AslChoicePropertiesTest {

    private static final int TIMES = 300;
    private static final List<String> ORDERS =
            List.of("LessThan", "Equals", "GreaterThan", "LessThanEquals", "GreaterThanEquals");

    private static boolean holds(ObjectNode rule, JsonNode data) {
        Faults faults = new Faults();
        Rule parsed = Rule.parse(rule, JsonPointer.empty(), Set.of(), faults);
        faults.raise();
        return parsed.holds(new Scope(data, Json.NODES.objectNode()));
    }

    private static ObjectNode rule(String operator, JsonNode operand) {
        return Json.NODES.objectNode().put("Variable", "$.x").set(operator, operand);
    }

    private static ObjectNode pair(JsonNode x, JsonNode y) {
        ObjectNode data = Json.NODES.objectNode();
        data.set("x", x);
        data.set("y", y);
        return data;
    }

    /** A value of one of the three ordered types. */
    private static JsonNode of(String type, AslRandom random) {
        return switch (type) {
            case "String" -> Json.NODES.textNode(random.word());
            case "Numeric" -> Json.NODES.numberNode(random.number(-6, 7) / 2.0);
            default ->
                Json.NODES.textNode(AslRun.START
                        .plus(Duration.ofHours(random.number(-3, 4)))
                        .atOffset(ZoneOffset.ofHours(random.number(-3, 4)))
                        .toString()
                        .replaceFirst("T(\\d\\d:\\d\\d)(Z|[+-])", "T$1:00$2"));
        };
    }

    @RepeatedTest(TIMES)
    void twoValuesOfATypeAreInOneOrder(RepetitionInfo repetition) {
        AslRandom random = new AslRandom(repetition);
        for (String type : List.of("String", "Numeric", "Timestamp")) {
            ObjectNode data = pair(of(type, random), of(type, random));
            List<Boolean> answers = ORDERS.stream()
                    .map(order -> holds(rule(type + order, data.path("y")), data))
                    .toList();
            assertEquals(1, answers.subList(0, 3).stream().filter(yes -> yes).count(), data::toString);
            assertEquals(answers.get(0) || answers.get(1), answers.get(3));
            assertEquals(answers.get(2) || answers.get(1), answers.get(4));
            assertEquals(
                    answers,
                    ORDERS.stream()
                            .map(order -> holds(rule(type + order + "Path", Json.NODES.textNode("$.y")), data))
                            .toList());
        }
    }

    @RepeatedTest(TIMES)
    void anotherTypeIsAlwaysNo(RepetitionInfo repetition) {
        AslRandom random = new AslRandom(repetition);
        JsonNode value = random.value(2);
        ObjectNode data = pair(value, value);
        Stream.of("String", "Numeric", "Timestamp").forEach(type -> {
            boolean fits = type.equals("String") ? value.isTextual() : type.equals("Numeric") && value.isNumber();
            if (!fits) {
                ORDERS.forEach(order -> assertFalse(holds(rule(type + order, of(type, random)), data)));
            }
        });
    }

    @RepeatedTest(TIMES)
    void everyValueHasOneType(RepetitionInfo repetition) {
        JsonNode value = new AslRandom(repetition).value(2);
        long types = Stream.of("IsNull", "IsString", "IsNumeric", "IsBoolean")
                .filter(type -> holds(rule(type, Json.NODES.booleanNode(true)), pair(value, value)))
                .count();
        assertEquals(value.isContainerNode() ? 0 : 1, types);
    }

    @RepeatedTest(TIMES)
    void notIsTheOpposite(RepetitionInfo repetition) {
        AslRandom random = new AslRandom(repetition);
        ObjectNode data = pair(random.value(1), random.value(1));
        ObjectNode rule = rule("StringEquals", Json.NODES.textNode(random.word()));
        ObjectNode opposite = Json.NODES.objectNode().set("Not", rule);
        assertEquals(holds(rule, data), !holds(opposite, data));
    }

    @RepeatedTest(TIMES)
    void andAndOrAreDual(RepetitionInfo repetition) {
        AslRandom random = new AslRandom(repetition);
        ObjectNode data = pair(Json.NODES.textNode(random.word()), Json.NODES.nullNode());
        ObjectNode all = Json.NODES.objectNode();
        ObjectNode none = Json.NODES.objectNode();
        all.putArray("And");
        none.putArray("Or");
        for (int i = 0; i < random.number(1, 4); i++) {
            ObjectNode rule = rule("StringLessThan", Json.NODES.textNode(random.word()));
            all.withArray("/And").add(rule);
            none.withArray("/Or").add(Json.NODES.objectNode().set("Not", rule));
        }
        if (!all.path("And").isEmpty()) {
            assertEquals(holds(all, data), !holds(none, data));
        }
    }

    @RepeatedTest(TIMES)
    void patternsMatchWhatARegularExpressionDoes(RepetitionInfo repetition) {
        AslRandom random = new AslRandom(repetition);
        StringBuilder pattern = new StringBuilder();
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < random.number(1, 5); i++) {
            String word = random.coin() ? random.word() : "";
            pattern.append(word).append(random.coin() ? "*" : "");
            regex.append(word).append(pattern.toString().endsWith("*") ? ".*" : "");
        }
        String text = random.word() + random.word();
        assertEquals(
                Pattern.matches(regex.toString(), text),
                holds(
                        rule("StringMatches", Json.NODES.textNode(pattern.toString())),
                        pair(Json.NODES.textNode(text), Json.NODES.nullNode())),
                () -> pattern + " " + text);
    }

    @RepeatedTest(TIMES)
    void anEscapedTextMatchesItself(RepetitionInfo repetition) {
        JsonNode text = new AslRandom(repetition).text();
        String escaped = text.textValue().replace("\\", "\\\\").replace("*", "\\*");
        assertTrue(holds(rule("StringMatches", Json.NODES.textNode(escaped)), pair(text, text)));
    }
}

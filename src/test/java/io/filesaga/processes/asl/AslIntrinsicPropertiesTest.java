package io.filesaga.processes.asl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.filesaga.processes.asl.fault.SyntaxException;
import io.filesaga.processes.asl.intrinsic.Expression;
import io.filesaga.processes.asl.json.Json;
import io.filesaga.processes.asl.json.Value;
import io.filesaga.processes.asl.path.Scope;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Laws of the intrinsics, for data drawn by lot from the number of the repetition. */
class AslIntrinsicPropertiesTest {

    private static final int TIMES = 200;

    private static JsonNode call(String call, JsonNode data) {
        try {
            return Expression.parse(call).evaluate(new Scope(data, Json.NODES.objectNode()), new SplittableRandom(1));
        } catch (SyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static ObjectNode data(String name, JsonNode value) {
        return Json.NODES.objectNode().set(name, value);
    }

    @RepeatedTest(TIMES)
    void base64ComesBack(RepetitionInfo repetition) {
        JsonNode text = new AslRandom(repetition).text();
        assertEquals(text, call("States.Base64Decode(States.Base64Encode($.x))", data("x", text)));
    }

    @RepeatedTest(TIMES)
    void jsonComesBackFromItsText(RepetitionInfo repetition) {
        JsonNode value = new AslRandom(repetition).value(3);
        assertEquals(
                new Value(value), new Value(call("States.StringToJson(States.JsonToString($.x))", data("x", value))));
    }

    @RepeatedTest(TIMES)
    void partsPutTogetherAreTheArray(RepetitionInfo repetition) {
        AslRandom random = new AslRandom(repetition);
        ArrayNode array = random.array(2);
        int size = random.number(1, 5);
        JsonNode parts =
                call("States.ArrayPartition($.a, $.n)", data("a", array).put("n", size));
        ArrayNode together = Json.NODES.arrayNode();
        for (int i = 0; i < parts.size(); i++) {
            assertTrue(parts.get(i).size() == size
                    || i == parts.size() - 1 && !parts.get(i).isEmpty());
            parts.get(i).forEach(together::add);
        }
        assertEquals(array, together);
    }

    @RepeatedTest(TIMES)
    void splitUndoesFormat(RepetitionInfo repetition) {
        AslRandom random = new AslRandom(repetition);
        ObjectNode data = Json.NODES.objectNode().put("a", random.word()).put("b", random.word());
        JsonNode parts = call("States.StringSplit(States.Format('{}, {}', $.a, $.b), ', ')", data);
        assertEquals(Json.NODES.arrayNode().add(data.path("a")).add(data.path("b")), parts);
    }

    @RepeatedTest(TIMES)
    void mergeHasANeutralObjectAndDoesNotCareForBrackets(RepetitionInfo repetition) {
        AslRandom random = new AslRandom(repetition);
        ObjectNode data = Json.NODES.objectNode();
        data.set("a", random.object(2));
        data.set("b", random.object(2));
        data.set("c", random.object(2));
        data.putObject("none");
        assertEquals(data.path("a"), call("States.JsonMerge($.a, $.none, false)", data));
        assertEquals(data.path("a"), call("States.JsonMerge($.none, $.a, false)", data));
        assertEquals(data.path("a"), call("States.JsonMerge($.a, $.a, false)", data));
        assertEquals(
                call("States.JsonMerge(States.JsonMerge($.a, $.b, false), $.c, false)", data),
                call("States.JsonMerge($.a, States.JsonMerge($.b, $.c, false), false)", data));
    }

    @RepeatedTest(TIMES)
    void uniqueHasEachElementOnce(RepetitionInfo repetition) {
        ArrayNode array = new AslRandom(repetition).array(1);
        JsonNode unique = call("States.ArrayUnique($.a)", data("a", array));
        Set<Value> expected = new HashSet<>();
        array.forEach(element -> expected.add(new Value(element)));
        Set<Value> seen = new HashSet<>();
        unique.forEach(element -> assertTrue(seen.add(new Value(element))));
        assertEquals(expected, seen);
        assertEquals(unique, call("States.ArrayUnique($.a)", data("a", unique)));
    }

    @RepeatedTest(TIMES)
    void containsAgreesWithItem(RepetitionInfo repetition) {
        AslRandom random = new AslRandom(repetition);
        ArrayNode array = random.array(1).add(random.value(1));
        ObjectNode data = data("a", array).put("i", random.number(0, array.size()));
        assertTrue(call("States.ArrayContains($.a, States.ArrayGetItem($.a, $.i))", data)
                .booleanValue());
    }

    @RepeatedTest(TIMES)
    void rangesAreAsLongAsTheyShould(RepetitionInfo repetition) {
        AslRandom random = new AslRandom(repetition);
        int first = random.number(-50, 50);
        int step = random.number(1, 7);
        int count = random.number(1, 40);
        ObjectNode data = Json.NODES
                .objectNode()
                .put("f", first)
                .put("l", first + step * (count - 1))
                .put("s", step)
                .put("back", -step);
        JsonNode up = call("States.ArrayRange($.f, $.l, $.s)", data);
        assertEquals(count, up.size());
        assertEquals(up.get(count - 1), call("States.ArrayGetItem(States.ArrayRange($.l, $.f, $.back), 0)", data));
    }

    @RepeatedTest(TIMES)
    void randomNumbersStayInTheirRange(RepetitionInfo repetition) {
        AslRandom random = new AslRandom(repetition);
        int from = random.number(-1_000, 1_000);
        int to = from + random.number(1, 50);
        ObjectNode data = Json.NODES.objectNode().put("f", from).put("t", to).put("s", random.number(0, 1_000));
        int drawn = call("States.MathRandom($.f, $.t, $.s)", data).intValue();
        assertTrue(from <= drawn && drawn < to);
        assertEquals(drawn, call("States.MathRandom($.f, $.t, $.s)", data).intValue());
    }
}

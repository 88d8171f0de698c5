package io.filesaga.processes.asl;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.filesaga.processes.asl.definition.StateMachine;
import io.filesaga.processes.asl.fault.InvalidDefinitionException;
import io.filesaga.processes.asl.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Definitions of the conformance table, damaged by lot: each is refused with faults that point into it, or it runs and
 * ends as an execution. Nothing else is ever thrown.
 */
class AslRobustnessTest {

    private static final int DAMAGES = 30;
    private static final Limits SMALL = new Limits(10_000, 50, 1_000_000, 200, 5);

    @Test
    void aDamagedDefinitionIsRefusedOrRuns() {
        Random random = new Random(7);
        int[] ran = new int[1];
        AslCase.all().forEach(row -> {
            for (int i = 0; i < DAMAGES; i++) {
                JsonNode definition = row.definition().deepCopy();
                damage(definition, random);
                ran[0] += readAndRun(definition, row) ? 1 : 0;
            }
        });
        assertTrue(ran[0] > 500, () -> ran[0] + " ran");
    }

    private static boolean readAndRun(JsonNode definition, AslCase row) {
        try {
            StateMachine machine = StateMachine.parse(definition, (resource, state) -> List.of(), Set.of("Document"));
            new AslRun(machine, SMALL, row.input(), new AslScript(row.tasks())).toEnd();
            return true;
        } catch (InvalidDefinitionException e) {
            assertTrue(e.faults().stream()
                    .noneMatch(fault -> definition.at(fault.pointer()).isMissingNode()));
            return false;
        } catch (RuntimeException e) {
            throw new AssertionError(row + " damaged to " + definition, e);
        }
    }

    /** One field or element somewhere is taken away, or becomes something else. */
    private static void damage(JsonNode definition, Random random) {
        List<JsonNode> containers = new ArrayList<>();
        collect(definition, containers);
        if (containers.isEmpty()) {
            return;
        }
        JsonNode container = containers.get(random.nextInt(containers.size()));
        if (container instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            String name = names.get(random.nextInt(names.size()));
            JsonNode other = other(object.path(name), random);
            if (other.isMissingNode()) {
                object.remove(name);
            } else {
                object.set(name, other);
            }
        } else if (container instanceof ArrayNode array) {
            int index = random.nextInt(array.size());
            JsonNode other = other(array.path(index), random);
            if (other.isMissingNode()) {
                array.remove(index);
            } else {
                array.set(index, other);
            }
        }
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainerNode() && !node.isEmpty()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }

    private static JsonNode other(JsonNode node, Random random) {
        return switch (random.nextInt(9)) {
            case 0 -> MissingNode.getInstance();
            case 1 -> Json.NODES.nullNode();
            case 2 -> Json.NODES.numberNode(random.nextInt(5) - 2);
            case 3 -> Json.NODES.textNode("");
            case 4 -> Json.NODES.arrayNode();
            case 5 -> Json.NODES.objectNode();
            case 6 -> Json.NODES.booleanNode(random.nextBoolean());
            default -> node.isTextual() ? scratched(node.textValue(), random) : Json.NODES.textNode("$");
        };
    }

    private static JsonNode scratched(String text, Random random) {
        int at = random.nextInt(text.length() + 1);
        String scratch = List.of("", "$", "[", "]", "'", ".", "*", "(", ")", "\\", "{", ",", "0", "?(@.x)")
                .get(random.nextInt(14));
        return Json.NODES.textNode(text.substring(0, at) + scratch + text.substring(Math.min(text.length(), at + 1)));
    }
}

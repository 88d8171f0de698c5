package io.filesaga.processes.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.filesaga.processes.asl.definition.ResourceCheck;
import io.filesaga.processes.asl.definition.StateMachine;
import io.filesaga.processes.asl.fault.Fault;
import io.filesaga.processes.asl.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One row of the conformance table: a rule of the language, a definition, and what must come of it.
 *
 * <p>{@code definition} is a whole one. Shorter: {@code state} is the only state, named S, and ends; {@code choice} is a
 * rule, the output tells whether it holds; {@code intrinsic} is a call, the output is its result.
 */
record AslCase(String file, JsonNode row) {

    private static final Path TABLE = Path.of("src", "test", "resources", "asl");
    private static final Set<String> ENDLESS = Set.of("Choice", "Succeed", "Fail");

    static Stream<AslCase> all() {
        try (Stream<Path> files = Files.list(TABLE)) {
            List<Path> sorted = files.sorted().toList();
            return sorted.stream().flatMap(AslCase::in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<AslCase> in(Path file) {
        try {
            JsonNode rows = JsonMapper.builder().build().readTree(file.toFile());
            return StreamSupport.stream(rows.spliterator(), false)
                    .map(row -> new AslCase(file.getFileName().toString(), row));
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    JsonNode definition() {
        if (row.has("state")) {
            ObjectNode state = row.path("state").deepCopy();
            boolean leads = state.has("Next") || state.has("End");
            if (!leads && !ENDLESS.contains(state.path("Type").asText())) {
                state.put("End", true);
            }
            return machine(state);
        } else if (row.has("intrinsic")) {
            ObjectNode state = Json.NODES
                    .objectNode()
                    .put("Type", "Pass")
                    .put("OutputPath", "$.r")
                    .put("End", true);
            state.putObject("Parameters").set("r.$", row.path("intrinsic"));
            return machine(state);
        } else if (row.has("choice")) {
            return choice(row.path("choice").deepCopy());
        }
        return row.path("definition");
    }

    private static JsonNode machine(ObjectNode state) {
        ObjectNode machine = Json.NODES.objectNode().put("StartAt", "S");
        machine.putObject("States").set("S", state);
        return machine;
    }

    private static JsonNode choice(ObjectNode rule) {
        ObjectNode state = Json.NODES.objectNode().put("Type", "Choice").put("Default", "No");
        state.putArray("Choices").add(rule.put("Next", "Yes"));
        ObjectNode machine = (ObjectNode) machine(state);
        ObjectNode states = (ObjectNode) machine.path("States");
        states.putObject("Yes").put("Type", "Pass").put("Result", true).put("End", true);
        states.putObject("No").put("Type", "Pass").put("Result", false).put("End", true);
        return machine;
    }

    StateMachine machine() {
        ResourceCheck resources = (resource, state) ->
                resource.startsWith("no:") ? List.of(new Fault("/Resource", "There is no such resource.")) : List.of();
        return StateMachine.parse(definition(), resources, Set.of("Document"));
    }

    /** An empty object when it is not said. */
    JsonNode input() {
        return row.has("input") ? row.path("input") : Json.NODES.objectNode();
    }

    JsonNode tasks() {
        return row.has("tasks") ? row.path("tasks") : MissingNode.getInstance();
    }

    Limits limits() {
        JsonNode limits = row.path("limits");
        return new Limits(
                limits.path("dataBytes").asInt(Limits.DEFAULT.dataBytes()),
                limits.path("movesPerCall").asInt(Limits.DEFAULT.movesPerCall()),
                Limits.DEFAULT.bytesPerCall(),
                limits.path("movesPerExecution").asInt(Limits.DEFAULT.movesPerExecution()),
                limits.path("openIterations").asInt(Limits.DEFAULT.openIterations()));
    }

    @Override
    public String toString() {
        return file.replace(".json", "") + ": " + row.path("rule").asText();
    }
}

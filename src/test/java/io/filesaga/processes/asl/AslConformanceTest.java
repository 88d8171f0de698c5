package io.filesaga.processes.asl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.processes.asl.fault.Fault;
import io.filesaga.processes.asl.fault.InvalidDefinitionException;
import io.filesaga.processes.asl.json.Value;
import io.filesaga.processes.asl.progress.End;
import io.filesaga.processes.asl.progress.TaskDemand;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The conformance table: {@code src/test/resources/asl}, one row for each rule of the language. */
class AslConformanceTest {

    /** What a row may say; anything else is a misspelt expectation. */
    private static final Set<String> KNOWN = Set.of(
            "rule",
            "definition",
            "state",
            "intrinsic",
            "choice",
            "input",
            "tasks",
            "limits",
            "output",
            "error",
            "cause",
            "timedOut",
            "stuck",
            "faults",
            "payloads",
            "elapsed",
            "cancelled",
            "taskIds",
            "matches");

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void theTableHolds(AslCase row) {
        row.row().fieldNames().forEachRemaining(name -> assertTrue(KNOWN.contains(name), name));
        if (row.row().has("faults")) {
            assertRefused(row);
        } else {
            assertRuns(row);
        }
    }

    static Stream<AslCase> rows() {
        return AslCase.all();
    }

    @Test
    void theTableIsWhole() {
        List<String> rules = AslCase.all().map(AslCase::toString).toList();
        assertTrue(rules.size() >= 250, () -> rules.size() + " rows");
        assertEquals(rules.size(), Set.copyOf(rules).size(), "every row names its own rule");
    }

    private static void assertRefused(AslCase row) {
        InvalidDefinitionException refused = assertThrows(InvalidDefinitionException.class, row::machine);
        assertEquals(
                texts(row.row().path("faults")).sorted().toList(),
                refused.faults().stream().map(Fault::pointer).sorted().toList(),
                refused::getMessage);
    }

    private static void assertRuns(AslCase row) {
        AslRun run = new AslRun(row.machine(), row.limits(), row.input(), new AslScript(row.tasks()));
        End end = run.toEnd();
        JsonNode expected = row.row();
        if (expected.has("error")) {
            End.Failed failed = assertInstanceOf(End.Failed.class, end);
            assertEquals(expected.path("error").asText(), failed.error(), failed::cause);
            if (expected.has("cause")) {
                assertEquals(expected.path("cause").asText(), failed.cause());
            }
        } else if (expected.has("timedOut")) {
            assertInstanceOf(End.TimedOut.class, end);
        } else if (expected.has("stuck")) {
            assertEquals(null, end);
        } else {
            assertOutput(
                    expected,
                    assertInstanceOf(End.Succeeded.class, end, String.valueOf(end))
                            .output());
        }
        assertWay(expected, run);
    }

    private static void assertOutput(JsonNode expected, JsonNode output) {
        if (expected.has("matches")) {
            assertTrue(output.asText().matches(expected.path("matches").asText()), output::toString);
        } else {
            assertTrue(expected.has("output"), "the row expects nothing");
            assertEquals(
                    new Value(expected.path("output")),
                    new Value(output),
                    () -> "expected " + expected.path("output") + " but was " + output);
        }
    }

    private static void assertWay(JsonNode expected, AslRun run) {
        if (expected.has("payloads")) {
            List<Value> payloads = StreamSupport.stream(
                            expected.path("payloads").spliterator(), false)
                    .map(Value::new)
                    .toList();
            assertEquals(
                    payloads,
                    run.demands.stream()
                            .map(TaskDemand::payload)
                            .map(Value::new)
                            .toList(),
                    () -> run.demands.toString());
        }
        if (expected.has("elapsed")) {
            Duration elapsed =
                    Duration.ofMillis(Math.round(expected.path("elapsed").asDouble() * 1_000));
            assertEquals(elapsed, Duration.between(AslRun.START, run.now));
        }
        if (expected.has("cancelled")) {
            assertEquals(texts(expected.path("cancelled")).collect(Collectors.toSet()), Set.copyOf(run.cancelled));
        }
        if (expected.has("taskIds")) {
            assertEquals(
                    texts(expected.path("taskIds")).toList(),
                    run.demands.stream().map(TaskDemand::taskId).toList());
        }
    }

    private static Stream<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText);
    }
}

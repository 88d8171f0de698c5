package io.filesaga.processes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.filesaga.testing.Answer;
import io.filesaga.testing.ByHand;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A long computation has a thread of its own: those that answer requests are free. */
@QuarkusTest
@TestProfile(ByHand.class)
class HeavyProcessTest extends ProcessTest {

    private static final String FILTER = "{'Type': 'Pass', 'Parameters': {'items.$': '$.items[?(@.n >= 0)]'}, %s}";

    /** Ten states, each of which asks something of every one of many items. */
    private static String filters() {
        return IntStream.range(0, 10)
                .mapToObj(
                        i -> "'s" + i + "': " + FILTER.formatted(i == 9 ? "'End': true" : "'Next': 's" + (i + 1) + "'"))
                .collect(Collectors.joining(", ", "{'StartAt': 's0', 'States': {", "}}"));
    }

    private static String items() {
        return IntStream.range(0, 40_000)
                .mapToObj(i -> "{'n': " + i + "}")
                .collect(Collectors.joining(", ", "{'items': [", "]}"));
    }

    /** The names of the threads that are in the interpreter now. */
    private static Set<String> computing() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> Arrays.stream(thread.getValue())
                        .anyMatch(frame -> frame.getClassName().startsWith("io.filesaga.processes.asl.Walk")))
                .map(thread -> thread.getKey().getName())
                .collect(Collectors.toSet());
    }

    @Test
    void noEventLoopWalksThroughMuchData() {
        put("heavy", filters());
        CompletableFuture<Answer> running = CompletableFuture.supplyAsync(() -> run("heavy", items()));
        Set<String> threads = new TreeSet<>();
        boolean answered = false;
        while (!running.isDone()) {
            Set<String> now = computing();
            threads.addAll(now);
            if (!now.isEmpty() && !answered) {
                api.get("/v1/processes/heavy").is(200);
                answered = true;
            }
        }
        assertEquals("SUCCEEDED", running.join().at("status"));
        assertTrue(answered, "it was seen at work");
        assertEquals(
                Set.of(),
                threads.stream().filter(name -> name.contains("eventloop")).collect(Collectors.toSet()));
    }
}

package io.filesaga.processes.asl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.processes.asl.definition.StateMachine;
import io.filesaga.processes.asl.json.Json;
import io.filesaga.processes.asl.progress.End;
import io.filesaga.processes.asl.progress.Progress;
import io.filesaga.processes.asl.progress.TaskDemand;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Runs one execution to its end: time jumps to whatever comes next, and the progress is text between any two moves. */
final class AslRun {

    static final Instant START = Instant.parse("2030-01-01T00:00:00Z");
    private static final int MOST_MOVES = 10_000;

    private final StateMachine machine;
    private final Interpreter interpreter;
    private final Execution execution;
    private final AslScript script;
    private final List<AslScript.Arrival> arrivals = new ArrayList<>();
    private final Set<String> taskIds = new HashSet<>();
    final List<TaskDemand> demands = new ArrayList<>();
    final List<String> cancelled = new ArrayList<>();
    final List<HistoryEntry> history = new ArrayList<>();
    Instant now = START;
    int moves;

    AslRun(StateMachine machine, Limits limits, JsonNode input, AslScript script) {
        this.machine = machine;
        interpreter = new Interpreter(limits);
        execution = new Execution("exec-1", "first", START, input, "machine-1", "Machine");
        this.script = script;
    }

    /** @return null when it waits for what never comes */
    End toEnd() {
        Transition transition = taken(interpreter.start(machine, context()));
        while (transition.end() == null && moves < MOST_MOVES) {
            Optional<Happening> next = next(transition.wakeAt());
            if (next.isEmpty()) {
                return null;
            }
            Progress progress = throughText(transition.progress());
            transition = taken(interpreter.resume(machine, progress, next.get(), context()));
        }
        End end = transition.end();
        assertTrue(transition.progress().openTasks().isEmpty());
        assertEquals(
                end,
                interpreter
                        .resume(machine, throughText(transition.progress()), new Happening.TimePassed(), context())
                        .end());
        return end;
    }

    private ExecutionContext context() {
        return new ExecutionContext(execution, now, 42 + moves, id -> "token-" + id);
    }

    /** The next end of a task or the next timer; where both are at once, the timer. */
    private Optional<Happening> next(Instant wakeAt) {
        Optional<AslScript.Arrival> first = arrivals.stream()
                .filter(arrival -> arrival.at().isBefore(Instant.MAX))
                .min(Comparator.comparing(AslScript.Arrival::at));
        if (wakeAt != null && (first.isEmpty() || !first.get().at().isBefore(wakeAt))) {
            now = wakeAt.isAfter(now) ? wakeAt : now;
            return Optional.of(new Happening.TimePassed());
        }
        first.ifPresent(arrival -> {
            arrivals.remove(arrival);
            now = arrival.at().isAfter(now) ? arrival.at() : now;
        });
        return first.map(AslScript.Arrival::happening);
    }

    private Transition taken(Transition transition) {
        moves++;
        for (TaskDemand demand : transition.demands()) {
            assertTrue(taskIds.add(demand.taskId()), "a task id is never used twice");
            assertTrue(transition.progress().openTasks().contains(demand), "what is demanded is open");
            arrivals.add(script.answer(demand, now));
        }
        transition.cancelled().forEach(id -> assertTrue(taskIds.contains(id), "only what was demanded is cancelled"));
        arrivals.removeIf(arrival -> transition.cancelled().contains(arrival.taskId()));
        demands.addAll(transition.demands());
        cancelled.addAll(transition.cancelled());
        for (HistoryEntry entry : transition.history()) {
            assertEquals(history.size() + 1, entry.number(), "history has no gaps");
            history.add(entry);
        }
        assertNotEquals(0, transition.progress().entries());
        return transition;
    }

    /** Written and read back, which changes nothing. */
    static Progress throughText(Progress progress) {
        try {
            String text = Json.text(progress.toJson());
            Progress read = Progress.fromJson(Json.read(text));
            assertEquals(text, Json.text(read.toJson()));
            return read;
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}

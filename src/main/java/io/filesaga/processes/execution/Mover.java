package io.filesaga.processes.execution;

import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.processes.asl.Execution;
import io.filesaga.processes.asl.ExecutionContext;
import io.filesaga.processes.asl.Happening;
import io.filesaga.processes.asl.Interpreter;
import io.filesaga.processes.asl.Limits;
import io.filesaga.processes.asl.progress.Progress;
import io.filesaga.processes.data.ProcessSettings;
import io.filesaga.processes.definition.Machine;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Moves executions by the interpreter. Pure: the same arguments give the same answer, whoever asks again. */
@Singleton
class Mover {

    private static final int TOKEN_BYTES = 16;

    private final Interpreter interpreter;

    Mover(ProcessSettings settings) {
        Limits usual = Limits.DEFAULT;
        this.interpreter = new Interpreter(new Limits(
                settings.maxData(), usual.movesPerCall(), usual.movesPerExecution(), usual.openIterations()));
    }

    Fold start(Machine machine, ExecutionRow row, JsonNode input, Instant now) {
        return Fold.of(interpreter.start(machine.states(), context(machine, row, input, now)));
    }

    /** Goes on with all that has happened, in order; with time alone when nothing has. */
    Fold resume(
            Machine machine,
            ExecutionRow row,
            JsonNode input,
            Progress progress,
            List<Happening> happenings,
            Instant now) {
        ExecutionContext context = context(machine, row, input, now);
        List<Happening> all = happenings.isEmpty() ? List.of(new Happening.TimePassed()) : happenings;
        Fold fold = Fold.of(interpreter.resume(machine.states(), progress, all.get(0), context));
        for (Happening happening : all.subList(1, all.size())) {
            fold = fold.and(interpreter.resume(machine.states(), fold.progress(), happening, context));
        }
        return fold;
    }

    Fold redrive(Machine machine, ExecutionRow row, JsonNode input, Progress progress, Instant now) {
        return Fold.of(interpreter.redrive(machine.states(), progress, context(machine, row, input, now)));
    }

    private static ExecutionContext context(Machine machine, ExecutionRow row, JsonNode input, Instant now) {
        var execution = new Execution(
                row.id().toString(),
                row.transactionId(),
                row.startedAt(),
                input,
                machine.id(),
                machine.stored().name());
        long seed = row.id().getLeastSignificantBits() ^ (row.moves() * 0x9E3779B97F4A7C15L);
        return new ExecutionContext(
                execution, now.isBefore(row.movedAt()) ? row.movedAt() : now, seed, task -> token(row, task));
    }

    /** What names a task to its worker: not to be guessed, and the same whenever it is asked for. */
    static String token(ExecutionRow row, String taskId) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((row.tokenKey() + ":" + row.id() + ":" + taskId).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), TOKEN_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.filesaga.processes.execution;

import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.processes.asl.Execution;
import io.filesaga.processes.asl.ExecutionContext;
import io.filesaga.processes.asl.Happening;
import io.filesaga.processes.asl.Interpreter;
import io.filesaga.processes.asl.Limits;
import io.filesaga.processes.asl.progress.Progress;
import io.filesaga.processes.data.Computing;
import io.filesaga.processes.data.ProcessSettings;
import io.filesaga.processes.definition.Machine;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Moves executions by the interpreter. Pure: the same arguments give the same answer, whoever asks again. So a move over
 * little data is tried at once, with a call that is over soon; when that was not enough, and over much data always, a
 * worker thread makes it.
 */
@Singleton
class Mover {

    private static final int TOKEN_BYTES = 16;
    private static final int FEW_STATES = 40;
    private static final long FEW_BYTES = 64L * 1024;
    private static final int FEW_HAPPENINGS = 8;

    private final Interpreter whole;
    private final Interpreter brief;
    private final Computing computing;

    Mover(ProcessSettings settings, Computing computing) {
        Limits usual = Limits.DEFAULT;
        Limits limits = new Limits(
                settings.maxData(),
                usual.movesPerCall(),
                usual.bytesPerCall(),
                usual.movesPerExecution(),
                usual.openIterations());
        this.whole = new Interpreter(limits);
        this.brief = new Interpreter(limits.ofCalls(FEW_STATES, FEW_BYTES));
        this.computing = computing;
    }

    Uni<Fold> start(Machine machine, ExecutionRow row, JsonNode input, Instant now) {
        ExecutionContext context = context(machine, row, input, now);
        return moved(
                Computing.isMuch(List.of(input)),
                context,
                interpreter -> Fold.of(interpreter.start(machine.states(), context)));
    }

    /** Goes on with all that has happened, in order; with time alone when nothing has. */
    Uni<Fold> resume(Standing standing, List<Happening> happenings, Instant now) {
        List<Happening> all = happenings.isEmpty() ? List.of(new Happening.TimePassed()) : happenings;
        ExecutionContext context = context(standing, now);
        return moved(isMuch(standing, all), context, interpreter -> {
            Progress progress = Progress.fromJson(standing.progress());
            Fold first = Fold.of(interpreter.resume(standing.machine().states(), progress, all.get(0), context));
            return with(first, interpreter, standing, all.subList(1, all.size()), context);
        });
    }

    /** Goes on after a failure, or after its time was over, from the state where that was. */
    Uni<Fold> redrive(Standing standing, Instant now) {
        ExecutionContext context = context(standing, now);
        return moved(isMuch(standing, List.of()), context, interpreter -> {
            Progress progress = Progress.fromJson(standing.progress());
            return Fold.of(interpreter.redrive(standing.machine().states(), progress, context));
        });
    }

    /**
     * Goes on after it was stopped: what was open begins anew, but for tasks that had ended before.
     *
     * @param ended ids of these
     * @param happenings their ends
     */
    Uni<Fold> reopen(Standing standing, Set<String> ended, List<Happening> happenings, Instant now) {
        ExecutionContext context = context(standing, now);
        return moved(isMuch(standing, happenings), context, interpreter -> {
            Progress progress = Progress.fromJson(standing.progress());
            Fold first = Fold.of(interpreter.reopen(standing.machine().states(), progress, ended, context));
            return with(first, interpreter, standing, happenings, context);
        });
    }

    private static Fold with(
            Fold first, Interpreter interpreter, Standing standing, List<Happening> more, ExecutionContext context) {
        Fold fold = first;
        for (Happening happening : more) {
            fold = fold.and(interpreter.resume(standing.machine().states(), fold.progress(), happening, context));
        }
        return fold;
    }

    private Uni<Fold> moved(boolean isMuch, ExecutionContext context, Function<Interpreter, Fold> move) {
        return Uni.createFrom().deferred(() -> {
            Fold fold = isMuch ? null : move.apply(brief);
            return fold == null || fold.isCutShort(context.now())
                    ? computing.away(() -> move.apply(whole))
                    : Uni.createFrom().item(fold);
        });
    }

    private static boolean isMuch(Standing standing, List<Happening> happenings) {
        List<JsonNode> results = happenings.stream()
                .filter(Happening.TaskSucceeded.class::isInstance)
                .map(happening -> ((Happening.TaskSucceeded) happening).output())
                .toList();
        return happenings.size() > FEW_HAPPENINGS
                || Computing.isMuch(List.of(standing.input(), standing.progress()))
                || Computing.isMuch(results);
    }

    private static ExecutionContext context(Standing standing, Instant now) {
        return context(standing.machine(), standing.row(), standing.input(), now);
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
                execution,
                now.isBefore(row.movedAt()) ? row.movedAt() : now,
                seed,
                task -> token(row, task),
                machine.documentMode() ? Machine.WRITE : null);
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

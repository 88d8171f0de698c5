package io.filesaga.processes.asl;

import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.processes.asl.HistoryEntry.Kind;
import io.filesaga.processes.asl.definition.StateMachine;
import io.filesaga.processes.asl.fault.StateFailure;
import io.filesaga.processes.asl.progress.End;
import io.filesaga.processes.asl.progress.Progress;
import io.filesaga.processes.asl.progress.Strand;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Moves executions. Immutable, safe to share, and pure: see the essay of this package.
 *
 * <p>Deadlines come first: an end of a task that is told at or after its {@code timeoutAt} is too late, whether or not a
 * {@link Happening.TimePassed} was told before, and so is everything at or after the execution's timeout.
 */
public final class Interpreter {

    private final Limits limits;

    public Interpreter(Limits limits) {
        this.limits = limits;
    }

    /** Begins an execution with {@code context.execution().input()} and goes as far as it can. */
    public Transition start(StateMachine machine, ExecutionContext context) {
        Move move = new Move(limits, context, new Happening.TimePassed(), 0, 0);
        JsonNode input = context.execution().input();
        move.history().execution(Kind.EXECUTION_STARTED, move.measure(input));
        Strand root = Strand.begin("", machine.states().startAt(), input, context.now());
        Instant deadline = deadline(machine, context.execution().startedAt());
        try {
            move.limited(input);
        } catch (StateFailure failure) {
            return failed(move, root, deadline, failure);
        }
        return run(machine, root, deadline, move);
    }

    /**
     * Goes on as far as it can.
     *
     * @param machine the definition that the execution was started with
     * @param progress of the last move
     */
    public Transition resume(StateMachine machine, Progress progress, Happening happening, ExecutionContext context) {
        if (progress.root() == null || progress.ended()) {
            return unchanged(progress);
        }
        Move move = new Move(limits, context, happening, progress.moves(), progress.entries());
        return run(machine, progress.root(), progress.deadline(), move);
    }

    /**
     * Runs an execution that has failed or timed out on from the top-level state where it did, with that state's input,
     * fresh retries, fresh {@link Limits#movesPerExecution} and a fresh execution timeout from {@code now}. One that has
     * succeeded or still goes on is left as it is.
     */
    public Transition redrive(StateMachine machine, Progress progress, ExecutionContext context) {
        if (progress.root() == null || !progress.ended()) {
            return unchanged(progress);
        }
        Move move = new Move(limits, context, new Happening.TimePassed(), 0, progress.entries());
        move.history().execution(Kind.EXECUTION_REDRIVEN, null);
        return run(machine, progress.root(), deadline(machine, context.now()), move);
    }

    /**
     * Runs an execution on that was stopped from outside, so that nothing of that is in its progress: with fresh
     * {@link Limits#movesPerExecution} and a fresh execution timeout from {@code now}. Tasks that were open begin anew.
     *
     * @param ended ids of tasks that had ended before it was stopped, whose ends are told next
     */
    public Transition reopen(StateMachine machine, Progress progress, Set<String> ended, ExecutionContext context) {
        if (progress.root() == null || progress.ended()) {
            return unchanged(progress);
        }
        Move move = new Move(limits, context, new Happening.Reopened(ended), 0, progress.entries());
        move.history().execution(Kind.EXECUTION_REDRIVEN, null);
        return run(machine, progress.root(), deadline(machine, context.now()), move);
    }

    private static @Nullable Instant deadline(StateMachine machine, Instant from) {
        return machine.timeout() == null ? null : from.plus(machine.timeout());
    }

    private static Transition unchanged(Progress progress) {
        return new Transition(
                progress, List.of(), List.of(), progress.nextTimer().orElse(null), List.of(), progress.end());
    }

    private static Transition run(StateMachine machine, Strand root, @Nullable Instant deadline, Move move) {
        if (move.isPast(deadline)) {
            move.cancel(root);
            move.history().execution(Kind.EXECUTION_TIMED_OUT, null);
            return transition(move, again(root, move), deadline, new End.TimedOut());
        }
        Outcome outcome = new Walk(move).run(machine.states(), root, null);
        if (outcome instanceof Outcome.Done done) {
            move.history().execution(Kind.EXECUTION_SUCCEEDED, move.measure(done.output()));
            return transition(move, null, deadline, new End.Succeeded(done.output()));
        } else if (outcome instanceof Outcome.Failed failed) {
            return failed(move, failed.strand(), deadline, failed.failure());
        }
        return transition(move, ((Outcome.Going) outcome).strand(), deadline, null);
    }

    private static Transition failed(Move move, Strand root, @Nullable Instant deadline, StateFailure failure) {
        move.history().executionFailed(failure.error(), failure.cause());
        return transition(move, again(root, move), deadline, new End.Failed(failure.error(), failure.cause()));
    }

    /** Where a redrive begins. */
    private static Strand again(Strand root, Move move) {
        return root.before(root.state(), root.input(), move.now());
    }

    private static Transition transition(
            Move move, @Nullable Strand root, @Nullable Instant deadline, @Nullable End end) {
        Progress progress =
                new Progress(root, deadline, move.movesInAll(), move.history().count(), end);
        return new Transition(
                progress,
                List.copyOf(move.demands()),
                List.copyOf(move.cancelled()),
                move.outOfMoves() && end == null
                        ? move.now()
                        : progress.nextTimer().orElse(null),
                List.copyOf(move.history().entries()),
                end);
    }
}

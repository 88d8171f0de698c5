package io.filesaga.processes.asl;

import io.filesaga.processes.asl.definition.StateMachine;
import io.filesaga.processes.asl.progress.Progress;

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
        throw new UnsupportedOperationException(limits.toString());
    }

    /**
     * Goes on as far as it can.
     *
     * @param machine the definition that the execution was started with
     * @param progress of the last move
     */
    public Transition resume(StateMachine machine, Progress progress, Happening happening, ExecutionContext context) {
        throw new UnsupportedOperationException(limits.toString());
    }

    /**
     * Runs an execution that has failed or timed out on from the top-level state where it did, with that state's input,
     * fresh retries and a fresh execution timeout. One that has succeeded or still goes on is left as it is.
     */
    public Transition redrive(StateMachine machine, Progress progress, ExecutionContext context) {
        throw new UnsupportedOperationException(limits.toString());
    }
}

package io.filesaga.sagas;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The ordered steps of a saga and which way it may go.
 *
 * @param steps at least one, names unique
 * @param forwardOnly true when a failure never turns the saga round
 * @param undoRetry how long the undo of a step is tried before the saga is DEAD
 * @param <S> what the saga remembers
 */
public record Flow<S>(List<Step<S>> steps, boolean forwardOnly, RetryPolicy undoRetry) {

    public Flow {
        steps = List.copyOf(steps);
        Set<String> names = new HashSet<>();
        for (Step<S> step : steps) {
            if (!names.add(step.name())) {
                throw new IllegalArgumentException("step " + step.name() + " appears twice");
            }
        }
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a flow needs a step");
        }
    }

    /** A flow that goes back when a step fails for good. */
    public static <S> Builder<S> thatGoesBack(RetryPolicy undoRetry) {
        return new Builder<>(false, undoRetry);
    }

    /** A flow that only goes forward; DEAD when attempts are spent. */
    public static <S> Builder<S> thatOnlyGoesForward() {
        return new Builder<>(true, RetryPolicy.once());
    }

    public Step<S> first() {
        return steps.get(0);
    }

    /** The index of the step of this name, or -1. */
    public int indexOf(String name) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** Writes a flow down, step by step. */
    public static final class Builder<S> {

        private final List<Step<S>> steps = new ArrayList<>();
        private final boolean forwardOnly;
        private final RetryPolicy undoRetry;

        private Builder(boolean forwardOnly, RetryPolicy undoRetry) {
            this.forwardOnly = forwardOnly;
            this.undoRetry = undoRetry;
        }

        public Builder<S> transact(String name, Work.Transact<S> work) {
            steps.add(new Step.TransactStep<>(name, work, null));
            return this;
        }

        public Builder<S> call(String name, Work.Call<S> work, RetryPolicy retry) {
            steps.add(new Step.CallStep<>(name, work, retry, null));
            return this;
        }

        public Builder<S> await(String name, Function<S, Instant> deadline) {
            steps.add(new Step.AwaitStep<>(name, deadline, null));
            return this;
        }

        /** Gives the step before its undo: more writes. */
        public Builder<S> undoneByWrites(Work.Transact<S> undo) {
            return undoneBy(undo);
        }

        /** Gives the step before its undo: a call outside. */
        public Builder<S> undoneByCall(Work.Call<S> undo) {
            return undoneBy(undo);
        }

        private Builder<S> undoneBy(Work<S> undo) {
            int last = steps.size() - 1;
            steps.set(last, steps.get(last).undoneBy(undo));
            return this;
        }

        public Flow<S> build() {
            return new Flow<>(steps, forwardOnly, undoRetry);
        }
    }
}

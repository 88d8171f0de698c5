package io.filesaga.sagas;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The ordered steps of a saga and which way it may go.
 *
 * @param steps at least one, names unique
 * @param forwardOnly true when a failure never turns the saga round
 * @param undoRetry how long the undo of a step is tried before the saga is DEAD
 * @param round how the steps are gone through again and again, or null when once
 * @param <S> what the saga remembers
 */
public record Flow<S>(
        List<Step<S>> steps,
        boolean forwardOnly,
        RetryPolicy undoRetry,
        @Nullable Round<S> round) {

    /**
     * A flow that begins anew after its last step, until it has had enough.
     *
     * @param exit the step after which the saga may end
     * @param enough says of what the saga remembers after that step whether it ends
     */
    public record Round<S>(String exit, Predicate<S> enough) {}

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
        if (round != null) {
            check(round, names, steps);
        }
    }

    private static <S> void check(Round<S> round, Set<String> names, List<Step<S>> steps) {
        if (!names.contains(round.exit())) {
            throw new IllegalArgumentException("no step " + round.exit() + " to end after");
        }
        if (steps.stream().noneMatch(Step.AwaitStep.class::isInstance)) {
            throw new IllegalArgumentException("a flow that begins anew must wait somewhere");
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

    /** The step after the one at {@code index} for a saga that remembers {@code state}, or null when it ends there. */
    public @Nullable Step<S> after(int index, S state) {
        if (round != null
                && steps.get(index).name().equals(round.exit())
                && round.enough().test(state)) {
            return null;
        }
        if (index + 1 < steps.size()) {
            return steps.get(index + 1);
        }
        return round == null ? null : first();
    }

    /** Writes a flow down, step by step. */
    public static final class Builder<S> {

        private final List<Step<S>> steps = new ArrayList<>();
        private final boolean forwardOnly;
        private final RetryPolicy undoRetry;
        private @Nullable Round<S> round;

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

        /** The saga ends after the step before, or else goes on and, after its last step, begins anew. */
        public Builder<S> endsHereWhen(Predicate<S> enough) {
            round = new Round<>(steps.get(steps.size() - 1).name(), enough);
            return this;
        }

        public Flow<S> build() {
            return new Flow<>(steps, forwardOnly, undoRetry, round);
        }
    }
}

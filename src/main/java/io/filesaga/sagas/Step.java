package io.filesaga.sagas;

import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One line of a saga's table of contents.
 *
 * @param <S> what the saga remembers
 */
public sealed interface Step<S> {

    String name();

    /** What takes the step back, or null when there is nothing to take back. */
    @Nullable
    Work<S> undo();

    /** The same step with an undo. */
    Step<S> undoneBy(Work<S> undo);

    record TransactStep<S>(
            String name, Work.Transact<S> work, @Nullable Work<S> undo) implements Step<S> {
        @Override
        public Step<S> undoneBy(Work<S> newUndo) {
            return new TransactStep<>(name, work, newUndo);
        }
    }

    record CallStep<S>(
            String name,
            Work.Call<S> work,
            RetryPolicy retry,
            @Nullable Work<S> undo) implements Step<S> {
        @Override
        public Step<S> undoneBy(Work<S> newUndo) {
            return new CallStep<>(name, work, retry, newUndo);
        }
    }

    record AwaitStep<S>(
            String name,
            Function<S, Instant> deadline,
            @Nullable Work<S> undo) implements Step<S> {
        @Override
        public Step<S> undoneBy(Work<S> newUndo) {
            return new AwaitStep<>(name, deadline, newUndo);
        }
    }
}

package io.filesaga.sagas;

import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * What a step does, or what undoes it.
 *
 * @param <S> what the saga remembers
 */
public sealed interface Work<S> {

    /** Changes our tables with the commit that records the step. Pure: it only says what to write. */
    @FunctionalInterface
    non-sealed interface Transact<S> extends Work<S> {
        List<Write> writes(StepContext context, S state);
    }

    /** Goes outside; idempotent. A failed {@code Uni} counts as {@link StepOutcome.Retry}. */
    @FunctionalInterface
    non-sealed interface Call<S> extends Work<S> {
        Uni<StepOutcome<S>> call(StepContext context, S state);
    }
}

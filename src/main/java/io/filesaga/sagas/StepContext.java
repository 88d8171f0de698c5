package io.filesaga.sagas;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a step may know besides the saga's state.
 *
 * @param sagaId whose step it is
 * @param owner whose saga it is
 * @param traceParent W3C, of the request that began the saga, or null
 * @param now when the step runs
 * @param attempt 1 for the first
 * @param signal what ended the await before this step, or null
 * @param error why the saga goes back, or null while it goes forward
 * @param attachment what only the node that began the saga has (an open stream), or null; never stored
 */
public record StepContext(
        UUID sagaId,
        String owner,
        @Nullable String traceParent,
        Instant now,
        int attempt,
        @Nullable Signal signal,
        @Nullable Refusal error,
        @Nullable Object attachment) {

    public <A> Optional<A> attachment(Class<A> type) {
        return Optional.ofNullable(attachment).map(type::cast);
    }

    public boolean deadlinePassed() {
        return signal != null && signal.isDeadline();
    }
}

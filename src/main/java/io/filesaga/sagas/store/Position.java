package io.filesaga.sagas.store;

import io.filesaga.sagas.Direction;
import io.filesaga.sagas.Refusal;
import io.filesaga.sagas.SagaStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The part of a saga's row that a decision changes.
 *
 * @param step the step that is being done, undone or awaited, or was last
 * @param attempt of that step, from 1
 * @param runAt when it is due, only while READY, or COMPENSATING and held by nobody
 * @param deadline when its await ends, only while WAITING
 * @param error why it goes back, is DEAD or tries again
 */
public record Position(
        SagaStatus status,
        Direction direction,
        String step,
        int attempt,
        @Nullable Instant runAt,
        @Nullable Instant deadline,
        @Nullable Refusal error) {

    /** Going forward under a lease, at the first attempt of a step. */
    public static Position running(String step) {
        return new Position(SagaStatus.RUNNING, Direction.FORWARD, step, 1, null, null, null);
    }

    /** True when the row must carry a lease: somebody is at work on it. */
    public boolean isHeld() {
        return status == SagaStatus.RUNNING || (status == SagaStatus.COMPENSATING && runAt == null);
    }
}

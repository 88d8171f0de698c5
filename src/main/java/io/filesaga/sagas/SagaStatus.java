package io.filesaga.sagas;

/** Where a saga is in its life. Final ones never change; DEAD is parked until a human retries it. */
public enum SagaStatus {
    /** Due at {@code run_at}, going forward, held by nobody. */
    READY,
    /** Going forward under a lease. */
    RUNNING,
    /** Parked at an await until a signal or its deadline. */
    WAITING,
    /** Going back; under a lease, or due at {@code run_at} when it has none. */
    COMPENSATING,
    /** Ended: every step done. */
    COMPLETED,
    /** Ended: undone after a failure. */
    COMPENSATED,
    /** Ended: undone because somebody asked for it. */
    CANCELLED,
    /** Attempts spent. */
    DEAD;

    public boolean isFinal() {
        return this == COMPLETED || this == COMPENSATED || this == CANCELLED;
    }

    /** Nothing will happen to it by itself: ended, dead or waiting. */
    public boolean isAtRest() {
        return isFinal() || this == DEAD || this == WAITING;
    }
}

package io.filesaga.sagas;

/** The stable slugs of every refusal of the engine; part of the API, as the problem's {@code type}. */
public final class SagaReasons {

    public static final String KEY_REUSED = "idempotency-key-reused";
    public static final String SAGA_NOT_FOUND = "saga-not-found";
    public static final String SAGA_ENDED = "saga-ended";
    public static final String NOT_IN_STATUS = "saga-not-in-status";
    public static final String OVERLOADED = "overloaded";
    public static final String DRAINING = "draining";
    public static final String OUT_OF_TIME = "out-of-time";
    public static final String DATABASE_UNAVAILABLE = "database-unavailable";
    public static final String STEP_FAILED = "step-failed";
    public static final String CANCELLED = "cancelled";

    private SagaReasons() {}
}

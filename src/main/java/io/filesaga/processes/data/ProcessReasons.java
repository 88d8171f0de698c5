package io.filesaga.processes.data;

import io.filesaga.sagas.Refusal;

/** The stable slugs of the refusals about processes; part of the API, as the problem's {@code type}. */
public final class ProcessReasons {

    public static final String INVALID_FIELD = "invalid-field";
    public static final String NOT_FOUND = "not-found";
    public static final String INVALID_DEFINITION = "invalid-definition";
    public static final String RESERVED_NAME = "reserved-name";
    public static final String EXECUTION_NOT_IN_STATUS = "execution-not-in-status";
    public static final String DATA_TOO_LARGE = "content-too-large";
    public static final String STORE_UNAVAILABLE = "store-unavailable";
    public static final String TASK_CLOSED = "task-closed";

    public static final String TOO_MANY_REQUESTS = "too-many-requests";

    /** The figure of such a refusal: how many seconds to wait, at least 1. */
    public static final String RETRY_AFTER_SECONDS = "retryAfterSeconds";

    private ProcessReasons() {}

    public static Refusal unknown(String what) {
        return Refusal.of(NOT_FOUND, "There is no such " + what + ".");
    }
}

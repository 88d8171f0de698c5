package io.filesaga.sagas;

/** Which way a saga goes; it turns once at the most. */
public enum Direction {
    FORWARD,
    /** Undoing after a failure; ends COMPENSATED. */
    BACK,
    /** Undoing because somebody asked for it; ends CANCELLED. */
    CANCEL
}

package io.filesaga.sagas.store;

/** Lease lost: somebody else moved the saga on since its row was read; nothing was written. */
public final class StaleTokenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StaleTokenException() {
        super("lease lost", null, false, false);
    }
}

package io.filesaga.sagas.store;

/** The owner has begun a saga with this idempotency key before; nothing was written. */
public final class KeyTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public KeyTakenException() {
        super("idempotency key taken", null, false, false);
    }
}

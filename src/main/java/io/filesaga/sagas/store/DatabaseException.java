package io.filesaga.sagas.store;

/** The database could not be reached or did not answer in time; whether a write happened is unknown. */
public final class DatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DatabaseException(Throwable cause) {
        super("database unavailable", cause);
    }
}

package io.filesaga.storage;

import org.jspecify.annotations.Nullable;

/** A call to the object store that failed, in words fit for a log; never holds a credential or a signed URL. */
public final class StorageException extends RuntimeException {

    /** Whether trying again can help. */
    public enum Kind {
        /** Unreachable, throttled, timed out, 5xx: the outcome is unknown and the call may be repeated. */
        TRANSIENT,
        /** The store understood and refused (4xx): repeating changes nothing. */
        PERMANENT
    }

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** A failure with what caused it, or null when this door itself found it out. */
    public StorageException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    public boolean isTransient() {
        return kind == Kind.TRANSIENT;
    }
}

package io.filesaga.outbound;

/** A call that got no answer; the message is fit for who chose the address. */
public final class OutboundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why there was none. */
    public enum Kind {
        /** The address must not be called: neither now nor later. */
        REFUSED,
        /** The name is unknown, or nobody answers there. */
        UNREACHABLE,
        /** It took too long. */
        TIMEOUT
    }

    private final Kind kind;

    OutboundException(Kind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}

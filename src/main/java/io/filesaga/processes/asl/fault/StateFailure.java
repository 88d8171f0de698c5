package io.filesaga.processes.asl.fault;

/**
 * A state has failed while it ran. Control flow, not an accident: it has no stack trace.
 *
 * <p>{@link #getMessage} is the cause.
 */
public final class StateFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String error;
    private final boolean ofBranch;

    /**
     * A failure of the state itself.
     *
     * @param error an error name; may be empty, when a Fail state names none
     * @param cause for a human; may be empty
     */
    public StateFailure(String error, String cause) {
        this(error, cause, false);
    }

    private StateFailure(String error, String cause, boolean ofBranch) {
        super(cause, null, false, false);
        this.error = error;
        this.ofBranch = ofBranch;
    }

    /** The same, as the state sees it whose branch or iteration has failed. */
    public StateFailure asOfBranch() {
        return new StateFailure(error, cause(), true);
    }

    public boolean ofBranch() {
        return ofBranch;
    }

    public static StateFailure runtime(String cause) {
        return new StateFailure(ErrorName.RUNTIME, cause);
    }

    public String error() {
        return error;
    }

    public String cause() {
        return String.valueOf(getMessage());
    }
}

package io.filesaga.events;

/** A message that cannot be read, and never will be; has no stack trace, for it is an answer and no fault. */
public final class InvalidEventException extends RuntimeException {

    /** The reason, as a slug. */
    public static final String REASON = "invalid-event";

    private static final long serialVersionUID = 1L;

    private final String field;
    private final String detail;

    /**
     * @param field the way to what is at fault, such as {@code Records[0].s3.object.key}
     * @param detail one sentence, without anything of the message
     */
    public InvalidEventException(String field, String detail) {
        super(field + ": " + detail, null, false, false);
        this.field = field;
        this.detail = detail;
    }

    public String field() {
        return field;
    }

    public String detail() {
        return detail;
    }
}

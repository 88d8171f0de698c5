package io.filesaga.processes.asl.fault;

/** A path, an intrinsic or a pattern that cannot be read. Its message is a sentence for a {@link Fault}. */
public final class SyntaxException extends Exception {

    private static final long serialVersionUID = 1L;

    public SyntaxException(String sentence) {
        super(sentence, null, false, false);
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}

package io.filesaga.processes.execution;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Why something did not work.
 *
 * @param error an error name, as the language has them
 * @param cause for a human; may be empty
 */
@RegisterForReflection
public record Failure(String error, String cause) {

    private static final int LONGEST_ERROR = 256;
    private static final int LONGEST_CAUSE = 32_768;

    public Failure {
        error = cut(error, LONGEST_ERROR);
        cause = cut(cause, LONGEST_CAUSE);
    }

    /** Without what a text of the database cannot hold. */
    private static String cut(String text, int longest) {
        String clean = text.indexOf('\0') < 0 ? text : text.replace("\0", "");
        return clean.length() <= longest ? clean : clean.substring(0, longest);
    }
}

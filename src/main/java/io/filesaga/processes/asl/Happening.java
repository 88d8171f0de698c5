package io.filesaga.processes.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** What an execution hears of. */
public sealed interface Happening {

    /** A task has ended well. Ignored when no open task has this id (it timed out, its branch was cancelled, a double). */
    record TaskSucceeded(String taskId, JsonNode output) implements Happening {}

    /**
     * One attempt of a task has failed. Ignored when no open task has this id. Retry and Catch are the interpreter's
     * business, so tell it of each failed attempt.
     *
     * @param error an error name, such as {@code States.TaskFailed} or {@code Store.ObjectMissing}
     * @param cause for a human; may be empty
     */
    record TaskFailed(String taskId, String error, String cause) implements Happening {}

    /**
     * It goes on after somebody has stopped it. Tasks that were open begin anew, under other ids and with all their time.
     *
     * @param ended ids of those that have ended nevertheless: their ends are told next
     */
    record Reopened(Set<String> ended) implements Happening {}

    /** Nothing but time. Harmless when it comes too early or twice. */
    record TimePassed() implements Happening {}
}

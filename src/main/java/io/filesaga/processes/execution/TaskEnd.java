package io.filesaga.processes.execution;

import io.filesaga.processes.data.Kept;
import io.filesaga.processes.definition.Machine;
import org.jspecify.annotations.Nullable;

/**
 * How a task has ended.
 *
 * @param result of a task that has ended well
 * @param failure of one that has not, else null
 */
record TaskEnd(
        String taskId,
        String state,
        String resource,
        Kept result,
        @Nullable Failure failure) {

    /** What reads the document has nothing to write into it: its result travels between the states. */
    static final String DOCUMENT_READ = "filesaga:document:read";

    /** What a Map state iterates has a part in the result of the Map, and none in the document. */
    boolean belongsInDocument(Machine machine) {
        return failure == null
                && !resource.equals(DOCUMENT_READ)
                && !machine.iterated().contains(state);
    }
}

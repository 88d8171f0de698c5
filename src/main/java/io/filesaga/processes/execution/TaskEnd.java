package io.filesaga.processes.execution;

import io.filesaga.processes.data.Kept;
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

    boolean belongsInDocument() {
        return failure == null && !resource.equals(DOCUMENT_READ);
    }
}

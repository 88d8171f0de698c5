package io.filesaga.processes.execution;

import io.filesaga.processes.asl.progress.TaskDemand;
import io.filesaga.processes.data.Kept;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one move of an execution wants to have recorded, its data put away.
 *
 * @param before the row that was moved; of a new execution, and of one that goes on after its end, as it shall be
 * @param kind what becomes of the row
 * @param status after the move
 * @param progress where the interpreter stands
 * @param output of a success
 * @param failure of any other end
 * @param documentEtag of the document, or null without one
 * @param opened the tasks to begin
 * @param cancelled ids of tasks whose end nobody waits for any more
 * @param taken ids of the tasks whose ends the move has used up
 * @param history oldest first
 * @param told what the parent is told of a success; nothing when there is no parent
 * @param lookAt when to look again if nothing happens before
 * @param at when it was made
 */
@RegisterForReflection
record Move(
        ExecutionRow before,
        Kind kind,
        ExecutionStatus status,
        Kept progress,
        Kept output,
        @Nullable Failure failure,
        @Nullable String documentEtag,
        List<Opened> opened,
        List<String> cancelled,
        List<String> taken,
        List<HistoryLine> history,
        Kept told,
        Instant lookAt,
        Instant at) {

    /** What becomes of the row. */
    enum Kind {
        OPEN,
        GO_ON,
        REOPEN
    }

    /** A task to begin, its payload put away. */
    record Opened(TaskDemand demand, Kept payload, String token) {}
}

package io.filesaga.processes.asl;

import io.filesaga.processes.asl.progress.End;
import io.filesaga.processes.asl.progress.Progress;
import io.filesaga.processes.asl.progress.TaskDemand;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one move has led to.
 *
 * @param progress to be kept for the next move
 * @param demands the tasks to begin, new in this move and not ended by it
 * @param cancelled ids of tasks of earlier moves whose end nobody waits for any more
 * @param wakeAt when to resume with {@link Happening.TimePassed} if nothing else happens before: the earliest of waits,
 *     retries, task timeouts and the execution's timeout. {@code now} when the move stopped at
 *     {@link Limits#movesPerCall}. Null when only a task can move it on, or it has ended
 * @param history what has happened in this move, oldest first
 * @param end null while the execution goes on; a move of an ended execution tells the same end again
 */
public record Transition(
        Progress progress,
        List<TaskDemand> demands,
        List<String> cancelled,
        @Nullable Instant wakeAt,
        List<HistoryEntry> history,
        @Nullable End end) {}

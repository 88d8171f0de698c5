package io.filesaga.processes.execution;

import io.filesaga.processes.asl.HistoryEntry;
import io.filesaga.processes.asl.Transition;
import io.filesaga.processes.asl.progress.End;
import io.filesaga.processes.asl.progress.Progress;
import io.filesaga.processes.asl.progress.TaskDemand;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Several transitions as one. A task that one of them asks for and a later one cancels was never asked for.
 *
 * @param progress after the last one
 * @param demands the tasks to begin
 * @param cancelled ids of tasks of earlier moves
 * @param wakeAt as the last one says it
 * @param end the last one's
 */
record Fold(
        Progress progress,
        Map<String, TaskDemand> demands,
        Set<String> cancelled,
        @Nullable Instant wakeAt,
        List<HistoryEntry> history,
        @Nullable End end) {

    static Fold of(Transition first) {
        return new Fold(first.progress(), Map.of(), Set.of(), null, List.of(), null).and(first);
    }

    /** Whether the call had no moves left, and would go on at once. */
    boolean isCutShort(Instant now) {
        return end == null && wakeAt != null && !wakeAt.isAfter(now);
    }

    Fold and(Transition next) {
        Map<String, TaskDemand> asked = new LinkedHashMap<>(demands);
        Set<String> notWanted = new LinkedHashSet<>(cancelled);
        for (String id : next.cancelled()) {
            if (asked.remove(id) == null) {
                notWanted.add(id);
            }
        }
        next.demands().forEach(demand -> asked.put(demand.taskId(), demand));
        List<HistoryEntry> told = new ArrayList<>(history);
        told.addAll(next.history());
        return new Fold(next.progress(), asked, notWanted, next.wakeAt(), told, next.end());
    }
}

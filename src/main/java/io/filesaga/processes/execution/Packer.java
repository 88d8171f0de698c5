package io.filesaga.processes.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.filesaga.processes.asl.fault.ErrorName;
import io.filesaga.processes.asl.progress.End;
import io.filesaga.processes.asl.progress.TaskDemand;
import io.filesaga.processes.data.Kept;
import io.filesaga.processes.data.ProcessJson;
import io.filesaga.processes.data.Shelf;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a {@link Move} of what the interpreter says: its data is put away, and nothing is left to be found out. */
@Singleton
class Packer {

    /** A look now and then costs little; should a hint ever get lost, it is not for ever. */
    private static final Duration LONGEST_SLEEP = Duration.ofHours(1);

    private final Shelf shelf;
    private final ProcessJson json;

    Packer(Shelf shelf, ProcessJson json) {
        this.shelf = shelf;
        this.json = json;
    }

    /**
     * What a move is besides what the interpreter says of it.
     *
     * @param taken ids of the tasks whose ends it has used
     * @param more true when there are more ends to take
     */
    record Wrapping(
            ExecutionRow before,
            Move.Kind kind,
            @Nullable String documentEtag,
            List<String> taken,
            boolean more,
            Instant at) {}

    Uni<Move> pack(Fold fold, Wrapping wrapping) {
        ExecutionRow row = wrapping.before();
        return shelf.keep(row.id(), fold.progress().toJson())
                .chain(progress -> shelf.keep(row.id(), output(fold.end()))
                        .chain(output -> told(row, fold.end(), wrapping.at())
                                .chain(told -> opened(row, fold.demands().values())
                                        .map(opened -> move(fold, wrapping, progress, output, told, opened)))));
    }

    private Move move(Fold fold, Wrapping wrapping, Kept progress, Kept output, Kept told, List<Move.Opened> opened) {
        return new Move(
                wrapping.before(),
                wrapping.kind(),
                status(fold.end()),
                progress,
                output,
                failure(fold.end()),
                wrapping.documentEtag(),
                opened,
                List.copyOf(cancelled(fold)),
                wrapping.taken(),
                lines(wrapping.before().lines(), fold),
                told,
                lookAt(fold.wakeAt(), wrapping),
                wrapping.at());
    }

    /** An ended execution waits for no task at all. */
    private static Set<String> cancelled(Fold fold) {
        Set<String> all = new LinkedHashSet<>(fold.cancelled());
        if (fold.end() != null) {
            fold.progress().openTasks().forEach(task -> all.add(task.taskId()));
        }
        return all;
    }

    private static List<HistoryLine> lines(long before, Fold fold) {
        List<HistoryLine> lines = new ArrayList<>();
        fold.history().forEach(entry -> lines.add(HistoryLine.of(before + lines.size() + 1, entry)));
        return lines;
    }

    private static Instant lookAt(@Nullable Instant wakeAt, Wrapping wrapping) {
        Instant latest = wrapping.at().plus(LONGEST_SLEEP);
        if (wrapping.more()) {
            return wrapping.at();
        }
        return wakeAt == null || wakeAt.isAfter(latest) ? latest : wakeAt;
    }

    /** The same as an execution's end, as far as it goes, for one that somebody has stopped. */
    static Move aborted(Packer.Wrapping wrapping, Failure why, List<String> open) {
        ExecutionRow row = wrapping.before();
        return new Move(
                row,
                wrapping.kind(),
                ExecutionStatus.ABORTED,
                row.progress(),
                Kept.NOTHING,
                why,
                row.documentEtag(),
                List.of(),
                open,
                List.of(),
                List.of(HistoryLine.aborted(row.lines() + 1, wrapping.at(), why)),
                Kept.NOTHING,
                wrapping.at(),
                wrapping.at());
    }

    private Uni<List<Move.Opened>> opened(ExecutionRow row, Collection<TaskDemand> demands) {
        Uni<List<Move.Opened>> all = Uni.createFrom().item(new ArrayList<>());
        for (TaskDemand demand : demands) {
            all = all.chain(done -> shelf.keep(row.id(), demand.payload()).map(payload -> {
                done.add(new Move.Opened(demand, payload, Mover.token(row, demand.taskId())));
                return done;
            }));
        }
        return all;
    }

    /** What a parent that waits is told of a success. */
    private Uni<Kept> told(ExecutionRow row, @Nullable End end, Instant at) {
        if (row.parent() == null || !(end instanceof End.Succeeded success)) {
            return Uni.createFrom().item(Kept.NOTHING);
        }
        ObjectNode told = json.object();
        told.put("executionId", row.id().toString());
        told.put("transactionId", row.transactionId());
        told.put("process", row.process());
        told.put("status", ExecutionStatus.SUCCEEDED.name());
        told.put("startedAt", row.startedAt().toString());
        told.put("endedAt", at.toString());
        told.set("output", success.output());
        return shelf.keep(row.id(), told);
    }

    private static @Nullable JsonNode output(@Nullable End end) {
        return end instanceof End.Succeeded success ? success.output() : null;
    }

    private static ExecutionStatus status(@Nullable End end) {
        if (end instanceof End.Succeeded) {
            return ExecutionStatus.SUCCEEDED;
        }
        if (end instanceof End.TimedOut) {
            return ExecutionStatus.TIMED_OUT;
        }
        return end instanceof End.Failed ? ExecutionStatus.FAILED : ExecutionStatus.RUNNING;
    }

    private static @Nullable Failure failure(@Nullable End end) {
        if (end instanceof End.Failed failed) {
            return new Failure(failed.error(), failed.cause());
        }
        return end instanceof End.TimedOut
                ? new Failure(ErrorName.TIMEOUT, "The execution has lasted longer than it may.")
                : null;
    }
}

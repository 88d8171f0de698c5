package io.filesaga.processes.execution;

import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.processes.asl.progress.Progress;
import io.filesaga.processes.asl.progress.TaskDemand;
import io.filesaga.processes.data.Shelf;
import io.filesaga.processes.definition.Machine;
import io.filesaga.processes.definition.Machines;
import io.filesaga.sagas.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Finds out an execution's next move: what has happened, and where it leads. May be asked again; writes no table. */
@Singleton
class Advance {

    private static final Refusal NOT_OURS =
            Refusal.of("internal", "The execution has ended, or another saga moves it.");

    private final ExecutionStore store;
    private final Machines machines;
    private final Happened happened;
    private final Mover mover;
    private final Packer packer;
    private final Shelf shelf;

    Advance(ExecutionStore store, Machines machines, Happened happened, Mover mover, Packer packer, Shelf shelf) {
        this.store = store;
        this.machines = machines;
        this.happened = happened;
        this.mover = mover;
        this.packer = packer;
        this.shelf = shelf;
    }

    /** All that an execution is, fetched. */
    private record Loaded(ExecutionRow row, Machine machine, JsonNode input, Progress progress, List<TaskEnd> ends) {

        List<String> taken() {
            return ends.stream().map(TaskEnd::taskId).toList();
        }

        boolean isMore() {
            return ends.size() == ExecutionStore.MOST_ENDS;
        }
    }

    Uni<Move> next(UUID execution, UUID saga, Instant at) {
        return store.find(execution).chain(found -> {
            ExecutionRow row = found.filter(
                            it -> it.saga().equals(saga) && !it.status().isEnd())
                    .orElseThrow(NOT_OURS::asException);
            return load(row).chain(loaded -> row.stop() == null ? goOn(loaded, at) : abort(loaded, row.stop(), at));
        });
    }

    /** The move that begins an execution again that has failed, timed out or was stopped. */
    Uni<Move> again(ExecutionRow row, Instant at) {
        return load(row)
                .chain(loaded -> row.status() == ExecutionStatus.ABORTED ? unstop(loaded, at) : redrive(loaded, at));
    }

    private Uni<Loaded> load(ExecutionRow row) {
        return machines.version(row.owner(), row.process(), row.version())
                .chain(machine -> input(row)
                        .chain(input -> shelf.fetch(row.progress())
                                .chain(progress -> store.newEnds(row.id())
                                        .map(ends ->
                                                new Loaded(row, machine, input, Progress.fromJson(progress), ends)))));
    }

    private Uni<JsonNode> input(ExecutionRow row) {
        return row.documentEtag() == null
                ? shelf.fetch(row.input())
                : Uni.createFrom().item(happened.traveller(row));
    }

    private Uni<Move> goOn(Loaded loaded, Instant at) {
        return folded(loaded, Move.Kind.GO_ON, at, (fold, wrapping) -> packer.pack(fold, wrapping));
    }

    /** What was open when it was stopped was cancelled then: all of it begins anew. */
    private Uni<Move> unstop(Loaded loaded, Instant at) {
        return folded(loaded, Move.Kind.REOPEN, at, (fold, wrapping) -> {
            List<TaskDemand> open = fold.progress().openTasks();
            return packer.pack(fold, open, wrapping);
        });
    }

    private interface Packing {
        Uni<Move> of(Fold fold, Packer.Wrapping wrapping);
    }

    private Uni<Move> folded(Loaded loaded, Move.Kind kind, Instant at, Packing packing) {
        ExecutionRow row = loaded.row();
        return happened.of(row, loaded.ends()).chain(news -> {
            Fold fold = mover.resume(loaded.machine(), row, loaded.input(), loaded.progress(), news.happenings(), at);
            return packing.of(
                    fold, new Packer.Wrapping(row, kind, news.documentEtag(), loaded.taken(), loaded.isMore(), at));
        });
    }

    private Uni<Move> redrive(Loaded loaded, Instant at) {
        ExecutionRow row = loaded.row();
        Fold fold = mover.redrive(loaded.machine(), row, loaded.input(), loaded.progress(), at);
        return packer.pack(
                fold,
                new Packer.Wrapping(row, Move.Kind.REOPEN, row.documentEtag(), loaded.taken(), loaded.isMore(), at));
    }

    private static Uni<Move> abort(Loaded loaded, Failure why, Instant at) {
        List<String> open =
                loaded.progress().openTasks().stream().map(TaskDemand::taskId).toList();
        var wrapping =
                new Packer.Wrapping(loaded.row(), Move.Kind.GO_ON, loaded.row().documentEtag(), List.of(), false, at);
        return Uni.createFrom().item(Packer.aborted(wrapping, why, open));
    }
}

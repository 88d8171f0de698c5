package io.filesaga.processes.execution;

import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.processes.asl.progress.Progress;
import io.filesaga.processes.asl.progress.TaskDemand;
import io.filesaga.processes.data.Computing;
import io.filesaga.processes.data.Shelf;
import io.filesaga.processes.definition.Machine;
import io.filesaga.processes.definition.Machines;
import io.filesaga.sagas.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
    private final Computing computing;

    Advance(
            ExecutionStore store,
            Machines machines,
            Happened happened,
            Mover mover,
            Packer packer,
            Shelf shelf,
            Computing computing) {
        this.store = store;
        this.machines = machines;
        this.happened = happened;
        this.mover = mover;
        this.packer = packer;
        this.shelf = shelf;
        this.computing = computing;
    }

    /** All that an execution is, fetched. */
    private record Loaded(Standing standing, List<TaskEnd> ends) {

        ExecutionRow row() {
            return standing.row();
        }

        Machine machine() {
            return standing.machine();
        }

        List<String> taken() {
            return ends.stream().map(TaskEnd::taskId).toList();
        }

        Packer.Wrapping wrapping(Move.Kind kind, @Nullable String documentEtag, Instant at) {
            return new Packer.Wrapping(row(), kind, documentEtag, taken(), ends.size() == ExecutionStore.MOST_ENDS, at);
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
                                        .map(ends -> new Loaded(new Standing(row, machine, input, progress), ends)))));
    }

    private Uni<JsonNode> input(ExecutionRow row) {
        return row.documentEtag() == null
                ? shelf.fetch(row.input())
                : Uni.createFrom().item(happened.traveller(row));
    }

    private Uni<Move> goOn(Loaded loaded, Instant at) {
        return happened.of(loaded.machine(), loaded.row(), loaded.ends())
                .chain(news -> mover.resume(loaded.standing(), news.happenings(), at)
                        .chain(fold -> packer.pack(fold, loaded.wrapping(Move.Kind.GO_ON, news.documentEtag(), at))));
    }

    private Uni<Move> unstop(Loaded loaded, Instant at) {
        return store.newlyEnded(loaded.row().id()).chain(ended -> unstop(loaded, new HashSet<>(ended), at));
    }

    /** No task that has ended is begun anew, though its end may be told only to a later move. */
    private Uni<Move> unstop(Loaded loaded, Set<String> ended, Instant at) {
        return happened.of(loaded.machine(), loaded.row(), loaded.ends())
                .chain(news -> mover.reopen(loaded.standing(), ended, news.happenings(), at)
                        .chain(fold -> packer.pack(fold, loaded.wrapping(Move.Kind.REOPEN, news.documentEtag(), at))));
    }

    private Uni<Move> redrive(Loaded loaded, Instant at) {
        return mover.redrive(loaded.standing(), at)
                .chain(fold -> packer.pack(
                        fold, loaded.wrapping(Move.Kind.REOPEN, loaded.row().documentEtag(), at)));
    }

    private Uni<Move> abort(Loaded loaded, Failure why, Instant at) {
        JsonNode progress = loaded.standing().progress();
        return computing
                .over(List.of(progress), () -> Progress.fromJson(progress).openTasks())
                .map(open -> Packer.aborted(
                        new Packer.Wrapping(
                                loaded.row(), Move.Kind.GO_ON, loaded.row().documentEtag(), List.of(), false, at),
                        why,
                        open.stream().map(TaskDemand::taskId).toList()));
    }
}

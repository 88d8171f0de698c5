package io.filesaga.processes.execution;

import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.processes.data.Computing;
import io.filesaga.processes.data.Kept;
import io.filesaga.processes.data.ProcessJson;
import io.filesaga.processes.data.ProcessReasons;
import io.filesaga.processes.data.Shelf;
import io.filesaga.processes.data.TransactionIds;
import io.filesaga.processes.definition.Machine;
import io.filesaga.processes.definition.Machines;
import io.filesaga.sagas.Refusal;
import io.filesaga.sagas.RefusedException;
import io.filesaga.sagas.SagaClient;
import io.filesaga.sagas.SagaReasons;
import io.filesaga.sagas.Start;
import io.filesaga.sagas.Started;
import io.filesaga.sagas.TimeOrderedIds;
import io.filesaga.storage.StorageException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Starts executions. The input is stored, and the first move found out, before anything begins: what cannot be stored is
 * not started. The commit that begins the saga has the whole first move in it.
 */
@Singleton
public class ExecutionStarts {

    private static final Logger LOG = Logger.getLogger(ExecutionStarts.class);
    private static final int MOST_DRAWS = 5;

    private final Machines machines;
    private final Documents documents;
    private final Happened happened;
    private final Mover mover;
    private final Packer packer;
    private final Shelf shelf;
    private final SagaClient sagas;
    private final ExecutionSaga saga;
    private final TimeOrderedIds ids;
    private final TransactionIds transactionIds;
    private final ProcessJson json;
    private final Computing computing;
    private final InstantSource clock;

    ExecutionStarts(
            Machines machines,
            Documents documents,
            Happened happened,
            Mover mover,
            Packer packer,
            Shelf shelf,
            SagaClient sagas,
            ExecutionSaga saga,
            TimeOrderedIds ids,
            TransactionIds transactionIds,
            ProcessJson json,
            Computing computing,
            InstantSource clock) {
        this.machines = machines;
        this.documents = documents;
        this.happened = happened;
        this.mover = mover;
        this.packer = packer;
        this.shelf = shelf;
        this.sagas = sagas;
        this.saga = saga;
        this.ids = ids;
        this.transactionIds = transactionIds;
        this.json = json;
        this.computing = computing;
        this.clock = clock;
    }

    /** Emits the execution's id when its begin is durable; a repeated key's is the one that it began. */
    public Uni<UUID> start(ExecutionRequest request) {
        return machines.latest(request.owner(), request.process())
                .chain(machine -> computing
                        .over(List.of(request.input()), () -> json.normal(request.input()))
                        .chain(input -> {
                            if (machine.documentMode()) {
                                refuseReserved(machine, input);
                            }
                            return draw(request, machine, input, 1);
                        }))
                .onFailure(StorageException.class)
                .transform(ExecutionStarts::notStored);
    }

    private Uni<UUID> draw(ExecutionRequest request, Machine machine, JsonNode input, int drawn) {
        UUID id = ids.next();
        return shelf.keep(id, input)
                .chain(kept -> begin(row(request, machine, id, kept), machine, input, request))
                .onFailure(failure -> drawn < MOST_DRAWS && isTaken(failure))
                .recoverWithUni(() -> draw(request, machine, input, drawn + 1));
    }

    private ExecutionRow row(ExecutionRequest request, Machine machine, UUID id, Kept input) {
        Instant now = clock.instant();
        return new ExecutionRow(
                id,
                request.owner(),
                transactionIds.next(),
                machine.stored().name(),
                machine.stored().version(),
                id,
                ExecutionStatus.RUNNING,
                input,
                Kept.NOTHING,
                Kept.NOTHING,
                null,
                0,
                0,
                null,
                UUID.randomUUID().toString(),
                null,
                request.parent(),
                request.traceParent(),
                now,
                now,
                null);
    }

    private Uni<UUID> begin(ExecutionRow row, Machine machine, JsonNode input, ExecutionRequest request) {
        if (!machine.documentMode()) {
            return move(row, machine, input, null).chain(move -> begin(row, move, request));
        }
        return documents
                .create(row.transactionId(), input)
                .chain(etag -> move(row, machine, happened.traveller(row), etag)
                        .chain(move -> begin(row, move, request))
                        .onItemOrFailure()
                        .transformToUni((begun, failure) -> settle(row, begun, failure)));
    }

    /** A document whose execution never began goes; when nobody knows whether it did, it stays. */
    private Uni<UUID> settle(ExecutionRow row, @Nullable UUID begun, @Nullable Throwable failure) {
        Uni<UUID> answer = failure == null
                ? Uni.createFrom().item(Objects.requireNonNull(begun))
                : Uni.createFrom().failure(failure);
        boolean ours = row.id().equals(begun);
        boolean unknown = failure != null && !isRefused(failure);
        return ours || unknown
                ? answer
                : documents
                        .remove(row.transactionId())
                        .onFailure()
                        .recoverWithNull()
                        .chain(() -> answer);
    }

    private static boolean isRefused(Throwable failure) {
        return failure instanceof RefusedException refused
                && !refused.refusal().reason().equals(SagaReasons.DATABASE_UNAVAILABLE);
    }

    private Uni<Move> move(ExecutionRow row, Machine machine, JsonNode input, @Nullable String documentEtag) {
        var wrapping = new Packer.Wrapping(row, Move.Kind.OPEN, documentEtag, List.of(), false, row.startedAt());
        return mover.start(machine, row, input, row.startedAt()).chain(fold -> packer.pack(fold, wrapping));
    }

    private Uni<UUID> begin(ExecutionRow row, Move move, ExecutionRequest request) {
        var start = new Start<>(
                row.id(),
                row.owner(),
                row.id().toString(),
                new ExecutionState(row.id(), move.lookAt(), move),
                request.key(),
                request.traceParent(),
                null);
        return sagas.start(saga, start).map(ExecutionStarts::idOf);
    }

    private static UUID idOf(Started<ExecutionState> started) {
        return started.saga().state().execution();
    }

    private static void refuseReserved(Machine machine, JsonNode input) {
        for (Iterator<String> names = input.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (name.equals(Happened.TRANSACTION_ID) || machine.outputFields().contains(name)) {
                throw Refusal.ofField(name, ProcessReasons.RESERVED_NAME, "The document needs this name for itself.")
                        .asException();
            }
        }
    }

    private static boolean isTaken(Throwable failure) {
        return failure instanceof RefusedException refused && refused.refusal().equals(RowWrites.ID_TAKEN);
    }

    private static Throwable notStored(Throwable failure) {
        LOG.warnf("an input was not stored: %s", failure.getMessage());
        var refused = Refusal.of(
                        ProcessReasons.STORE_UNAVAILABLE,
                        "The input cannot be stored, so the process was not started; try again.")
                .asException();
        refused.addSuppressed(failure);
        return refused;
    }
}

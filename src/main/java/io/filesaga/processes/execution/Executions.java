package io.filesaga.processes.execution;

import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.processes.data.ProcessReasons;
import io.filesaga.processes.data.Shelf;
import io.filesaga.sagas.Refusal;
import io.filesaga.sagas.RefusedException;
import io.filesaga.sagas.SagaClient;
import io.filesaga.sagas.SagaReasons;
import io.filesaga.sagas.Signal;
import io.filesaga.sagas.Start;
import io.filesaga.sagas.TimeOrderedIds;
import io.filesaga.storage.StorageException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The executions of an owner: look at, list, wait for, stop, redrive. Another owner's is as unknown as none. */
@Singleton
public class Executions {

    private static final Signal LOOK = Signal.named("look");
    private static final Refusal ENDED =
            Refusal.of(ProcessReasons.EXECUTION_NOT_IN_STATUS, "The execution has ended: there is nothing to stop.");

    private final ExecutionStore store;
    private final Advance advance;
    private final Documents documents;
    private final DocumentRate rate;
    private final Shelf shelf;
    private final SagaClient sagas;
    private final ExecutionSaga saga;
    private final TimeOrderedIds ids;
    private final InstantSource clock;

    Executions(
            ExecutionStore store,
            Advance advance,
            Documents documents,
            DocumentRate rate,
            Shelf shelf,
            SagaClient sagas,
            ExecutionSaga saga,
            TimeOrderedIds ids,
            InstantSource clock) {
        this.store = store;
        this.advance = advance;
        this.documents = documents;
        this.rate = rate;
        this.shelf = shelf;
        this.sagas = sagas;
        this.saga = saga;
        this.ids = ids;
        this.clock = clock;
    }

    /** The execution with its input and output. */
    public Uni<ExecutionView> find(String owner, UUID id) {
        return store.find(owner, id)
                .chain(row -> shelf.show(row.input())
                        .chain(input -> row.output().isNothing()
                                ? Uni.createFrom().item(new ExecutionView(row, input, null))
                                : shelf.show(row.output()).map(output -> new ExecutionView(row, input, output))))
                .onFailure(StorageException.class)
                .transform(Executions::storeUnavailable);
    }

    /** The same when it has ended, or as it is after {@code patience}. */
    public Uni<ExecutionView> awaitEnd(String owner, UUID id, Duration patience) {
        return store.find(owner, id)
                .chain(row -> row.status().isEnd()
                        ? Uni.createFrom().voidItem()
                        : sagas.awaitEnd(row.saga(), patience).replaceWithVoid())
                .chain(() -> find(owner, id));
    }

    /** Newest first, one more than {@code most} when there are more. */
    public Uni<List<ExecutionRow>> list(
            String owner, @Nullable String process, @Nullable ExecutionStatus status, @Nullable UUID before, int most) {
        return store.page(owner, process, status, before, most + 1);
    }

    /** Lines of the history after the one with this number, one more than {@code most} when there are more. */
    public Uni<List<HistoryLine>> history(String owner, UUID id, long after, int most) {
        return store.find(owner, id).chain(row -> store.history(id, after, most + 1));
    }

    /** The document; unknown when the process has no document mode, and refused to an owner who asks too often. */
    public Uni<JsonNode> document(String owner, UUID id) {
        return Uni.createFrom()
                .item(() -> {
                    rate.spend(owner);
                    return owner;
                })
                .chain(known -> store.find(known, id))
                .chain(documents::show)
                .map(found -> found.orElseThrow(
                        () -> ProcessReasons.unknown("document").asException()))
                .onFailure(StorageException.class)
                .transform(Executions::storeUnavailable);
    }

    /** Durable when emitted: it will be ABORTED, unless it ends by itself first. Refused when it has ended. */
    public Uni<Void> stop(String owner, UUID id, Failure why) {
        return store.find(owner, id).chain(row -> {
            if (row.status().isEnd()) {
                throw ENDED.asException();
            }
            return store.stop(id, owner, why)
                    .chain(() -> sagas.signal(row.saga(), LOOK))
                    .replaceWithVoid()
                    .onFailure(Executions::hasEnded)
                    .transform(late -> ENDED.asException());
        });
    }

    /** Begins it again where it has failed, timed out or was stopped, with the version that it had. */
    public Uni<Void> redrive(String owner, UUID id) {
        return store.find(owner, id)
                .chain(row -> {
                    if (!row.status().isEnd() || row.status() == ExecutionStatus.SUCCEEDED) {
                        throw RowWrites.NOT_ENDED.asException();
                    }
                    return advance.again(row, clock.instant());
                })
                .chain(move -> sagas.start(
                        saga,
                        new Start<>(
                                ids.next(),
                                owner,
                                id.toString(),
                                new ExecutionState(id, move.lookAt(), move),
                                null,
                                move.before().traceParent(),
                                null)))
                .replaceWithVoid()
                .onFailure(StorageException.class)
                .transform(Executions::storeUnavailable);
    }

    private static boolean hasEnded(Throwable failure) {
        return failure instanceof RefusedException refused
                && (refused.refusal().reason().equals(SagaReasons.SAGA_ENDED)
                        || refused.refusal().reason().equals(SagaReasons.SAGA_NOT_FOUND));
    }

    private static Throwable storeUnavailable(Throwable failure) {
        var refused = Refusal.of(ProcessReasons.STORE_UNAVAILABLE, "The object store cannot be used; try again.")
                .asException();
        refused.addSuppressed(failure);
        return refused;
    }
}

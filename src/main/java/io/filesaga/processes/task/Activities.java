package io.filesaga.processes.task;

import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.processes.data.Computing;
import io.filesaga.processes.data.Kept;
import io.filesaga.processes.data.ProcessJson;
import io.filesaga.processes.data.ProcessReasons;
import io.filesaga.processes.data.ProcessSettings;
import io.filesaga.processes.data.Shelf;
import io.filesaga.processes.execution.Documents;
import io.filesaga.processes.execution.ExecutionRow;
import io.filesaga.processes.execution.ExecutionStore;
import io.filesaga.processes.execution.Failure;
import io.filesaga.sagas.Refusal;
import io.filesaga.sagas.SagaClient;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tasks for workers who ask for them: written in any language, wherever they run. A task is handed out at least once: a
 * worker who is silent for too long loses it to the next one. The first word about its end is the one that counts.
 */
@Singleton
public class Activities {

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Refusal CLOSED = Refusal.of(
            ProcessReasons.TASK_CLOSED,
            "The task has ended, or nobody waits for it any more; its result is not wanted.");

    private final TaskStore store;
    private final ExecutionStore executions;
    private final Documents documents;
    private final Shelf shelf;
    private final SagaClient sagas;
    private final ProcessJson json;
    private final Computing computing;
    private final ProcessSettings settings;
    private final InstantSource clock;

    Activities(
            TaskStore store,
            ExecutionStore executions,
            Documents documents,
            Shelf shelf,
            SagaClient sagas,
            ProcessJson json,
            Computing computing,
            ProcessSettings settings,
            InstantSource clock) {
        this.store = store;
        this.executions = executions;
        this.documents = documents;
        this.shelf = shelf;
        this.sagas = sagas;
        this.json = json;
        this.computing = computing;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A task for a worker.
     *
     * @param token names it; whoever knows it, and is the owner, can end it
     * @param input its effective input
     * @param document of an execution that owns one, else null
     * @param heldUntil when it is given to another worker, unless a heartbeat comes before
     * @param timeoutAt when nobody waits for its end any more, or null
     */
    public record Job(
            String token,
            ExecutionRow execution,
            String state,
            int attempt,
            JsonNode input,
            @Nullable JsonNode document,
            Instant heldUntil,
            @Nullable Instant timeoutAt) {}

    /** The next task of this activity; empty when there is none within {@code patience}. */
    public Uni<Optional<Job>> next(String owner, String activity, Duration patience, @Nullable String worker) {
        return next(owner, activity, clock.instant().plus(patience), worker);
    }

    private Uni<Optional<Job>> next(String owner, String activity, Instant until, @Nullable String worker) {
        Instant now = clock.instant();
        Instant heldUntil = now.plus(settings.workerPatience());
        return store.hold(owner, activity, now, heldUntil, worker).chain(found -> {
            if (found.isPresent()) {
                return job(found.get(), heldUntil).map(Optional::of);
            }
            return clock.instant().isBefore(until)
                    ? pause().chain(() -> next(owner, activity, until, worker))
                    : Uni.createFrom().item(Optional.empty());
        });
    }

    private Uni<Job> job(TaskRow task, Instant heldUntil) {
        return executions
                .find(task.execution())
                .map(Optional::orElseThrow)
                .chain(row -> shelf.show(task.payload())
                        .chain(input -> documents
                                .show(row)
                                .map(document -> new Job(
                                        task.token(),
                                        row,
                                        task.state(),
                                        task.attempt(),
                                        input,
                                        document.orElse(null),
                                        heldUntil,
                                        task.timeoutAt()))));
    }

    /** The task has ended well. Repeated, it is refused as {@code task-closed}. */
    public Uni<Void> succeed(String owner, String token, JsonNode output) {
        return existing(token, owner)
                .chain(task -> computing
                        .over(List.of(output), () -> json.normal(output))
                        .chain(normal -> shelf.keep(task.execution(), normal)))
                .chain(kept -> end(token, owner, kept, null));
    }

    /** The attempt has failed. */
    public Uni<Void> fail(String owner, String token, Failure failure) {
        return existing(token, owner).chain(task -> end(token, owner, Kept.NOTHING, failure));
    }

    /** The worker is alive: it keeps the task. */
    public Uni<Void> keep(String owner, String token) {
        return existing(token, owner)
                .chain(task -> store.keep(token, owner, clock.instant().plus(settings.workerPatience())))
                .invoke(Activities::refuseClosed)
                .replaceWithVoid();
    }

    private Uni<TaskRow> existing(String token, String owner) {
        return store.find(token, owner)
                .map(found ->
                        found.orElseThrow(() -> ProcessReasons.unknown("task").asException()));
    }

    private Uni<Void> end(String token, String owner, Kept result, @Nullable Failure failure) {
        return store.end(token, owner, result, failure, clock.instant())
                .invoke(Activities::refuseClosed)
                .invoke(sagas::wake)
                .replaceWithVoid();
    }

    private static void refuseClosed(boolean done) {
        if (!done) {
            throw CLOSED.asException();
        }
    }

    private static Uni<Void> pause() {
        Context context = Vertx.currentContext();
        Uni<Void> pause = Uni.createFrom().voidItem().onItem().delayIt().by(PAUSE);
        return context == null ? pause : pause.emitOn(command -> context.runOnContext(ignored -> command.run()));
    }
}

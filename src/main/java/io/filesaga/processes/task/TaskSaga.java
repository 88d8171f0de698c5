package io.filesaga.processes.task;

import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.processes.data.Kept;
import io.filesaga.processes.data.ProcessSettings;
import io.filesaga.processes.data.Shelf;
import io.filesaga.processes.execution.Documents;
import io.filesaga.processes.execution.ExecutionRow;
import io.filesaga.processes.execution.ExecutionStore;
import io.filesaga.processes.execution.TaskEndings;
import io.filesaga.sagas.Backoff;
import io.filesaga.sagas.Flow;
import io.filesaga.sagas.RetryPolicy;
import io.filesaga.sagas.SagaDefinition;
import io.filesaga.sagas.StepContext;
import io.filesaga.sagas.StepOutcome;
import io.filesaga.sagas.Write;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One attempt of a Task: a call, and the commit that says how it ended. Begun in the commit of the move that asks for it;
 * its type, first step and state are known there ({@code processes.execution.TaskWrites}).
 */
@Singleton
public class TaskSaga implements SagaDefinition<TaskState> {

    /** For trouble of our own, the process's death included; what the call makes of it is an answer. */
    private static final RetryPolicy FOR_DAYS =
            new RetryPolicy(2000, new Backoff(Duration.ofMillis(200), Duration.ofMinutes(5)));

    private final Flow<TaskState> flow;
    private final TaskStore tasks;
    private final ExecutionStore executions;
    private final ResourceCatalog resources;
    private final Documents documents;
    private final Shelf shelf;
    private final ProcessSettings settings;

    TaskSaga(
            TaskStore tasks,
            ExecutionStore executions,
            ResourceCatalog resources,
            Documents documents,
            Shelf shelf,
            ProcessSettings settings) {
        this.tasks = tasks;
        this.executions = executions;
        this.resources = resources;
        this.documents = documents;
        this.shelf = shelf;
        this.settings = settings;
        this.flow = Flow.<TaskState>thatOnlyGoesForward()
                .call("work", this::worked, FOR_DAYS)
                .transact("record", TaskSaga::recorded)
                .build();
    }

    @Override
    public String type() {
        return "task";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Class<TaskState> stateType() {
        return TaskState.class;
    }

    @Override
    public Flow<TaskState> flow() {
        return flow;
    }

    /** Nobody waits for an attempt whose row is closed or whose time is over: the interpreter sees to that itself. */
    private Uni<StepOutcome<TaskState>> worked(StepContext context, TaskState state) {
        return tasks.find(state.execution(), state.taskId())
                .chain(found -> found.isPresent() && isWanted(found.get(), context.now())
                        ? executions.find(state.execution()).chain(row -> attempt(row, found.get(), context.now()))
                        : Uni.createFrom().item(new TaskAnswer.Elsewhere()))
                .chain(answer -> ending(state, answer))
                .map(StepOutcome::done);
    }

    private static boolean isWanted(TaskRow task, Instant now) {
        return task.open() && (task.timeoutAt() == null || now.isBefore(task.timeoutAt()));
    }

    private Uni<TaskAnswer> attempt(Optional<ExecutionRow> execution, TaskRow task, Instant now) {
        TaskResource resource = resources.find(task.resource()).orElse(null);
        if (execution.isEmpty() || resource == null) {
            return Uni.createFrom()
                    .item(TaskAnswer.failed(
                            "States.TaskFailed", "This service does not know " + task.resource() + "."));
        }
        ExecutionRow row = execution.get();
        return shelf.fetch(task.payload())
                .chain(payload -> documents
                        .find(row)
                        .chain(document -> resource.run(new TaskCall(
                                row,
                                task.taskId(),
                                task.resource(),
                                payload,
                                document.orElse(null),
                                time(task, now)))));
    }

    private Duration time(TaskRow task, Instant now) {
        Duration usual = settings.callTimeout();
        Duration left = task.timeoutAt() == null ? usual : Duration.between(now, task.timeoutAt());
        return left.compareTo(usual) < 0 ? left : usual;
    }

    private Uni<TaskState> ending(TaskState state, TaskAnswer answer) {
        if (answer instanceof TaskAnswer.Succeeded success) {
            return kept(state, success.result());
        }
        return Uni.createFrom()
                .item(
                        answer instanceof TaskAnswer.Failed failed
                                ? state.with(new TaskState.Ending(Kept.NOTHING, failed.failure()))
                                : state);
    }

    private Uni<TaskState> kept(TaskState state, JsonNode result) {
        return shelf.keep(state.execution(), result).map(kept -> state.with(new TaskState.Ending(kept, null)));
    }

    private static List<Write> recorded(StepContext context, TaskState state) {
        TaskState.Ending ending = state.ending();
        if (ending == null) {
            return List.of();
        }
        return ending.failure() == null
                ? TaskEndings.succeeded(state.self(), ending.result(), context.now())
                : TaskEndings.failed(state.self(), ending.failure(), context.now());
    }
}

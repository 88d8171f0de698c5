package io.filesaga.processes.execution;

import static io.filesaga.sagas.Statement.bigint;
import static io.filesaga.sagas.Statement.text;
import static io.filesaga.sagas.Statement.timestamp;
import static io.filesaga.sagas.Statement.uuid;

import io.filesaga.processes.asl.progress.TaskDemand;
import io.filesaga.sagas.Refusal;
import io.filesaga.sagas.Statement;
import io.filesaga.sagas.TimeOrderedIds;
import io.filesaga.sagas.Write;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** What a move writes on the rows of its tasks: those that begin, with their sagas; those used up; those not wanted. */
@Singleton
class TaskWrites {

    /** The kind of saga that does a task; its state is {@code {execution, taskId}}. */
    static final String SAGA_TYPE = "task";

    static final String FIRST_STEP = "work";

    /** Who does the tasks of these resources asks for them; nobody is begun. */
    static final String ACTIVITY = "activity:";

    private static final Refusal NOT_OPENED = Refusal.of("internal", "A task was not begun.");

    private static final Statement OPENED = Statement.of(
            "tasks_opened",
            """
            INSERT INTO execution_task (execution_id, task_id, owner, state, resource, attempt, payload, payload_key,
                status, token, activity, timeout_at, created_at)
            SELECT w.execution_id, w.task_id, w.owner, w.state, w.resource, w.attempt, w.payload::json, w.payload_key,
                'OPEN', w.token, w.activity, w.timeout_at, w.at
            FROM {rows}
            RETURNING 1""",
            uuid("execution_id"),
            text("task_id"),
            text("owner"),
            text("state"),
            text("resource"),
            bigint("attempt"),
            text("payload"),
            text("payload_key"),
            text("token"),
            text("activity"),
            timestamp("timeout_at"),
            timestamp("at"));

    private static final Statement BEGUN = Statement.of(
                    "tasks_begun",
                    """
                    SELECT saga_spawn(w.id, '%s', 1, '%s', w.owner, w.execution_id::text,
                        jsonb_build_object('execution', w.execution_id, 'taskId', w.task_id), w.at)
                    FROM {rows}""".formatted(SAGA_TYPE, FIRST_STEP),
                    uuid("id"),
                    text("owner"),
                    uuid("execution_id"),
                    text("task_id"),
                    timestamp("at"))
            .thatWakes();

    private static final Statement TAKEN = Statement.of("tasks_taken", """
            UPDATE execution_task t SET taken = true
            FROM {rows}
            WHERE t.execution_id = w.execution_id AND t.task_id = w.task_id AND t.status <> 'OPEN'
            RETURNING 1""", uuid("execution_id"), text("task_id"));

    private static final Statement CANCELLED =
            Statement.of("tasks_cancelled", """
            UPDATE execution_task t SET status = 'CANCELLED', ended_at = w.at
            FROM {rows}
            WHERE t.execution_id = w.execution_id AND t.task_id = w.task_id AND t.status = 'OPEN'
            RETURNING t.execution_id, t.task_id, w.at""", uuid("execution_id"), text("task_id"), timestamp("at"));

    /** Executions that only a cancelled task has waited for are stopped. */
    private static final Statement CHILDREN_STOPPED =
            Statement.of("children_stopped", """
            UPDATE execution e SET stop_error = 'States.TaskFailed', stop_cause = 'Nobody waits for it any more.'
            FROM tasks_cancelled c
            WHERE e.parent_execution = c.execution_id AND e.parent_task = c.task_id AND e.status = 'RUNNING'
                AND e.stop_error IS NULL
            RETURNING saga_signal(e.saga_id, %s, c.at)""".formatted(TaskEndings.LOOK)).thatWakes();

    private final TimeOrderedIds ids;

    TaskWrites(TimeOrderedIds ids) {
        this.ids = ids;
    }

    List<Write> of(Move move) {
        List<Write> writes = new ArrayList<>();
        move.opened().forEach(task -> writes.add(opened(move, task)));
        move.opened().stream()
                .filter(task -> !task.demand().resource().startsWith(ACTIVITY))
                .forEach(task -> writes.add(begun(move, task)));
        move.taken().forEach(id -> writes.add(Write.any(TAKEN, move.before().id(), id)));
        move.cancelled()
                .forEach(id -> writes.add(Write.any(CANCELLED, move.before().id(), id, move.at())));
        if (!move.cancelled().isEmpty()) {
            writes.add(Write.any(CHILDREN_STOPPED));
        }
        return writes;
    }

    private static Write opened(Move move, Move.Opened task) {
        TaskDemand demand = task.demand();
        boolean activity = demand.resource().startsWith(ACTIVITY);
        return Write.one(
                OPENED,
                NOT_OPENED,
                move.before().id(),
                demand.taskId(),
                move.before().owner(),
                demand.state(),
                demand.resource(),
                (long) demand.attempt(),
                task.payload().json(),
                task.payload().key(),
                task.token(),
                activity ? demand.resource().substring(ACTIVITY.length()) : null,
                demand.timeoutAt(),
                move.at());
    }

    private Write begun(Move move, Move.Opened task) {
        return Write.one(
                BEGUN,
                NOT_OPENED,
                ids.next(),
                move.before().owner(),
                move.before().id(),
                task.demand().taskId(),
                move.at());
    }
}

package io.filesaga.processes.execution;

import static io.filesaga.sagas.Statement.text;
import static io.filesaga.sagas.Statement.timestamp;
import static io.filesaga.sagas.Statement.uuid;

import io.filesaga.processes.data.Kept;
import io.filesaga.sagas.Statement;
import io.filesaga.sagas.Write;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a task's end is told: its row says how it ended, and its execution is told to look, in one commit. A task that has
 * ended already, or was cancelled, stays as it is. The saga is locked before the task, as everywhere.
 */
public final class TaskEndings {

    /** What an execution's saga is told: there is something to see. */
    static final String LOOK = "'{\"name\":\"look\",\"payload\":{}}'::jsonb";

    private static final Statement HINTED = Statement.of(
                    "execution_told", """
                    SELECT saga_signal(e.saga_id, %s, w.at)
                    FROM {rows} JOIN execution e ON e.id = w.execution_id AND e.status = 'RUNNING'""".formatted(LOOK), uuid("execution_id"), timestamp("at"))
            .thatWakes();

    private static final Statement ENDED = Statement.of(
            "task_ended",
            """
            UPDATE execution_task t SET
                status = w.status, result = w.result::json, result_key = w.result_key, error = w.error, cause = w.cause,
                ended_at = w.at
            FROM {rows}
            WHERE t.execution_id = w.execution_id AND t.task_id = w.task_id AND t.status = 'OPEN'
                AND (SELECT count(*) FROM execution_told) >= 0
            RETURNING 1""",
            uuid("execution_id"),
            text("task_id"),
            text("status"),
            text("result"),
            text("result_key"),
            text("error"),
            text("cause"),
            timestamp("at"));

    /** The same for a worker's word, as one statement of its own. */
    public static final String BY_WORKER = """
            WITH execution_told AS (
                SELECT saga_signal(e.saga_id, %s, $8)
                FROM execution_task t JOIN execution e ON e.id = t.execution_id AND e.status = 'RUNNING'
                WHERE t.token = $1 AND t.owner = $2 AND t.status = 'OPEN' AND t.activity IS NOT NULL)
            UPDATE execution_task t SET
                status = $3, result = $4::text::json, result_key = $5, error = $6, cause = $7, ended_at = $8
            WHERE t.token = $1 AND t.owner = $2 AND t.status = 'OPEN' AND t.activity IS NOT NULL
                AND (SELECT count(*) FROM execution_told) >= 0""".formatted(LOOK);

    private TaskEndings() {}

    /** The task has ended well. */
    public static List<Write> succeeded(ParentTask task, Kept result, Instant at) {
        return ended(task, "SUCCEEDED", result, null, at);
    }

    /** The attempt has failed. */
    public static List<Write> failed(ParentTask task, Failure failure, Instant at) {
        return ended(task, "FAILED", Kept.NOTHING, failure, at);
    }

    private static List<Write> ended(
            ParentTask task, String status, Kept result, @Nullable Failure failure, Instant at) {
        return List.of(
                Write.any(HINTED, task.execution(), at),
                Write.any(
                        ENDED,
                        task.execution(),
                        task.taskId(),
                        status,
                        result.json(),
                        result.key(),
                        failure == null ? null : failure.error(),
                        failure == null ? null : failure.cause(),
                        at));
    }
}

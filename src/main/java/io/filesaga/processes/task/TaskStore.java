package io.filesaga.processes.task;

import io.filesaga.processes.data.Database;
import io.filesaga.processes.data.Kept;
import io.filesaga.processes.execution.Failure;
import io.filesaga.processes.execution.TaskEndings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of attempts: read by their sagas; held, kept and ended by workers. */
@Singleton
class TaskStore {

    private static final String COLUMNS = """
            t.execution_id, t.task_id, t.state, t.resource, t.attempt, t.payload::text AS payload, t.payload_key,
             t.status = 'OPEN' AS open, t.token, t.timeout_at""";

    private static final String BY_ID =
            "SELECT " + COLUMNS + " FROM execution_task t WHERE t.execution_id = $1 AND t.task_id = $2";

    private static final String BY_TOKEN = "SELECT " + COLUMNS
            + " FROM execution_task t WHERE t.token = $1 AND t.owner = $2 AND t.activity IS NOT NULL";

    /** The oldest that no worker has, or whose worker was not heard of for too long. */
    private static final String HOLD = """
            UPDATE execution_task t SET held_until = $4, worker = $5
            WHERE (t.execution_id, t.task_id) IN (
                SELECT f.execution_id, f.task_id FROM execution_task f
                WHERE f.owner = $1 AND f.activity = $2 AND f.status = 'OPEN'
                    AND (f.held_until IS NULL OR f.held_until <= $3) AND (f.timeout_at IS NULL OR f.timeout_at > $3)
                ORDER BY f.number LIMIT 1
                FOR UPDATE SKIP LOCKED)
            RETURNING""" + " " + COLUMNS;

    private static final String KEEP = """
            UPDATE execution_task SET held_until = $3
            WHERE token = $1 AND owner = $2 AND status = 'OPEN' AND activity IS NOT NULL""";

    private final Database database;

    TaskStore(Database database) {
        this.database = database;
    }

    Uni<Optional<TaskRow>> find(UUID execution, String taskId) {
        return database.first(BY_ID, Tuple.of(execution, taskId), TaskStore::row);
    }

    Uni<Optional<TaskRow>> find(String token, String owner) {
        return database.first(BY_TOKEN, Tuple.of(token, owner), TaskStore::row);
    }

    Uni<Optional<TaskRow>> hold(String owner, String activity, Instant now, Instant until, @Nullable String worker) {
        var arguments = new ArrayList<Object>(
                Arrays.asList(owner, activity, now.atOffset(ZoneOffset.UTC), until.atOffset(ZoneOffset.UTC), worker));
        return database.first(HOLD, Tuple.from(arguments), TaskStore::row);
    }

    Uni<Boolean> keep(String token, String owner, Instant until) {
        return database.change(KEEP, Tuple.of(token, owner, until.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows == 1);
    }

    /** False when it has ended, or nobody waits for it any more. */
    Uni<Boolean> end(String token, String owner, Kept result, @Nullable Failure failure, Instant at) {
        var arguments = new ArrayList<Object>(Arrays.asList(
                token,
                owner,
                failure == null ? "SUCCEEDED" : "FAILED",
                result.json(),
                result.key(),
                failure == null ? null : failure.error(),
                failure == null ? null : failure.cause(),
                at.atOffset(ZoneOffset.UTC)));
        return database.change(TaskEndings.BY_WORKER, Tuple.from(arguments)).map(rows -> rows == 1);
    }

    private static TaskRow row(Row row) {
        return new TaskRow(
                row.getUUID("execution_id"),
                row.getString("task_id"),
                row.getString("state"),
                row.getString("resource"),
                row.getInteger("attempt"),
                new Kept(row.getString("payload"), row.getString("payload_key")),
                row.getBoolean("open"),
                row.getString("token"),
                Database.instant(row, "timeout_at"));
    }
}

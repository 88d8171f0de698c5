package io.filesaga.processes.execution;

import io.filesaga.processes.data.Database;
import io.filesaga.processes.data.Kept;
import io.filesaga.processes.data.ProcessReasons;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the rows of executions; sagas write them, but for the request to stop. */
@Singleton
public class ExecutionStore {

    /** How many ends one move takes. */
    static final int MOST_ENDS = 1000;

    private static final String COLUMNS = """
             e.id, e.owner, e.transaction_id, e.process, e.version, e.saga_id, e.status, e.input::text AS input,
             e.input_key, e.progress::text AS progress, e.progress_key, e.output::text AS output, e.output_key, e.error,
             e.cause, e.moves, e.lines, e.document_etag, e.token_key, e.stop_error, e.stop_cause, e.parent_execution,
             e.parent_task, e.trace_parent, e.started_at, e.moved_at, e.ended_at FROM execution e""";

    private static final String BY_ID = "SELECT " + COLUMNS + " WHERE e.id = $1 AND NOT e.removing";

    private static final String PAGE = "SELECT " + COLUMNS + " " + """
            WHERE e.owner = $1 AND NOT e.removing AND ($2::text IS NULL OR e.process = $2) AND ($3::text IS NULL OR e.status = $3)
                AND ($4::uuid IS NULL OR e.id < $4)
            ORDER BY e.id DESC LIMIT $5""";

    private static final String ENDS = """
            SELECT t.task_id, t.state, t.resource, t.result::text AS result, t.result_key, t.error, t.cause
            FROM execution_task t WHERE t.execution_id = $1 AND t.status IN ('SUCCEEDED', 'FAILED') AND %s
            ORDER BY t.number%s""";

    private static final String NEW_ENDS = ENDS.formatted("NOT t.taken", " LIMIT " + MOST_ENDS);

    private static final String ALL_NEW_ENDS = """
            SELECT t.task_id FROM execution_task t
            WHERE t.execution_id = $1 AND t.status IN ('SUCCEEDED', 'FAILED') AND NOT t.taken""";

    private static final String TAKEN_ENDS = ENDS.formatted("t.taken", "");

    private static final String HISTORY = """
            SELECT number, at, kind, strand, state, task_id, attempt, bytes, error, cause, until
            FROM execution_history WHERE execution_id = $1 AND number > $2 ORDER BY number LIMIT $3""";

    private static final String STOP = """
            UPDATE execution SET stop_error = $3, stop_cause = $4
            WHERE id = $1 AND owner = $2 AND status = 'RUNNING' AND stop_error IS NULL""";

    private final Database database;

    ExecutionStore(Database database) {
        this.database = database;
    }

    /** One whose data is being removed is as unknown as none. */
    public Uni<Optional<ExecutionRow>> find(UUID id) {
        return database.first(BY_ID, Tuple.of(id), ExecutionStore::row);
    }

    /** Another owner's is as unknown as none. */
    public Uni<ExecutionRow> find(String owner, UUID id) {
        return find(id).map(found -> found.filter(row -> row.owner().equals(owner))
                .orElseThrow(() -> ProcessReasons.unknown("execution").asException()));
    }

    Uni<List<ExecutionRow>> page(
            String owner, @Nullable String process, @Nullable ExecutionStatus status, @Nullable UUID before, int most) {
        var arguments =
                new ArrayList<>(Arrays.asList(owner, process, status == null ? null : status.name(), before, most));
        return database.all(PAGE, Tuple.from(arguments), ExecutionStore::row);
    }

    Uni<List<HistoryLine>> history(UUID id, long after, int most) {
        return database.all(HISTORY, Tuple.of(id, after, most), HistoryLine::of);
    }

    /** The first ends that the execution has not moved on with, in the order in which the tasks were asked for. */
    Uni<List<TaskEnd>> newEnds(UUID id) {
        return database.all(NEW_ENDS, Tuple.of(id), ExecutionStore::end);
    }

    /** Ids of all tasks whose ends it has not moved on with. */
    Uni<List<String>> newlyEnded(UUID id) {
        return database.all(ALL_NEW_ENDS, Tuple.of(id), row -> row.getString("task_id"));
    }

    /** Ends that it has moved on with, in the same order. */
    Uni<List<TaskEnd>> takenEnds(UUID id) {
        return database.all(TAKEN_ENDS, Tuple.of(id), ExecutionStore::end);
    }

    /** False when it has ended, or is to be stopped already. */
    Uni<Boolean> stop(UUID id, String owner, Failure why) {
        return database.change(STOP, Tuple.of(id, owner, why.error(), why.cause()))
                .map(rows -> rows == 1);
    }

    private static TaskEnd end(Row row) {
        return new TaskEnd(
                row.getString("task_id"),
                row.getString("state"),
                row.getString("resource"),
                kept(row, "result"),
                failure(row, "error", "cause"));
    }

    private static ExecutionRow row(Row row) {
        UUID parent = row.getUUID("parent_execution");
        return new ExecutionRow(
                row.getUUID("id"),
                row.getString("owner"),
                row.getString("transaction_id"),
                row.getString("process"),
                row.getInteger("version"),
                row.getUUID("saga_id"),
                ExecutionStatus.valueOf(row.getString("status")),
                kept(row, "input"),
                kept(row, "progress"),
                kept(row, "output"),
                failure(row, "error", "cause"),
                row.getLong("moves"),
                row.getLong("lines"),
                row.getString("document_etag"),
                row.getString("token_key"),
                failure(row, "stop_error", "stop_cause"),
                parent == null ? null : new ParentTask(parent, row.getString("parent_task")),
                row.getString("trace_parent"),
                row.getOffsetDateTime("started_at").toInstant(),
                row.getOffsetDateTime("moved_at").toInstant(),
                Database.instant(row, "ended_at"));
    }

    private static Kept kept(Row row, String column) {
        return new Kept(row.getString(column), row.getString(column + "_key"));
    }

    private static @Nullable Failure failure(Row row, String error, String cause) {
        String name = row.getString(error);
        return name == null ? null : new Failure(name, Objects.requireNonNullElse(row.getString(cause), ""));
    }
}

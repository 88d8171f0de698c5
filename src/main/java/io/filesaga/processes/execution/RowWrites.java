package io.filesaga.processes.execution;

import static io.filesaga.sagas.Statement.bigint;
import static io.filesaga.sagas.Statement.text;
import static io.filesaga.sagas.Statement.timestamp;
import static io.filesaga.sagas.Statement.uuid;

import io.filesaga.processes.data.ProcessReasons;
import io.filesaga.sagas.Refusal;
import io.filesaga.sagas.Statement;
import io.filesaga.sagas.Statement.Conflict;
import io.filesaga.sagas.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a move writes on the execution's own row. */
final class RowWrites {

    /** Two executions drew the same id: whoever begins the second draws again. */
    static final Refusal ID_TAKEN = Refusal.of("transaction-id-taken", "The transaction id is in use.");

    static final Refusal NOT_ENDED = Refusal.of(
            ProcessReasons.EXECUTION_NOT_IN_STATUS,
            "The execution runs, has succeeded, or is being removed: there is nothing to redrive.");

    private static final Refusal NOT_OURS = Refusal.of("internal", "The execution is not this saga's any more.");

    /** What every move has found out. */
    private static final List<Statement.Column> FOUND = List.of(
            text("status"),
            text("progress"),
            text("progress_key"),
            text("output"),
            text("output_key"),
            text("error"),
            text("cause"),
            bigint("lines"),
            text("document_etag"),
            timestamp("at"),
            timestamp("ended_at"));

    private static final Statement OPENED = Statement.of(
                    "execution_opened",
                    """
                    INSERT INTO execution (id, owner, transaction_id, process, version, saga_id, status, input, input_key,
                        progress, progress_key, output, output_key, error, cause, moves, lines, document_etag, token_key,
                        parent_execution, parent_task, trace_parent, started_at, moved_at, ended_at)
                    SELECT w.id, w.owner, w.transaction_id, w.process, w.version, w.saga_id, w.status, w.input::json,
                        w.input_key, w.progress::json, w.progress_key, w.output::json, w.output_key, w.error, w.cause, 1,
                        w.lines, w.document_etag, w.token_key, w.parent_execution, w.parent_task, w.trace_parent, w.at,
                        w.at, w.ended_at
                    FROM {rows}
                    RETURNING 1""",
                    columns(
                            uuid("id"),
                            uuid("saga_id"),
                            text("owner"),
                            text("transaction_id"),
                            text("process"),
                            bigint("version"),
                            text("input"),
                            text("input_key"),
                            text("token_key"),
                            uuid("parent_execution"),
                            text("parent_task"),
                            text("trace_parent")))
            .onConflict("transaction_id_is_given_once", new Conflict.Refused(ID_TAKEN));

    private static final String SET = """
            UPDATE execution e SET
                saga_id = w.saga_id, status = w.status, progress = w.progress::json, progress_key = w.progress_key,
                output = w.output::json, output_key = w.output_key, error = w.error, cause = w.cause,
                moves = e.moves + 1, lines = e.lines + w.lines, document_etag = w.document_etag, stop_error = %s,
                stop_cause = %s, moved_at = w.at, ended_at = w.ended_at
            FROM {rows}
            WHERE e.id = w.id AND %s
            RETURNING 1""";

    private static final Statement WENT_ON = Statement.of(
            "execution_moved",
            SET.formatted("e.stop_error", "e.stop_cause", "e.saga_id = w.saga_id AND e.status = 'RUNNING'"),
            columns(uuid("id"), uuid("saga_id")));

    private static final Statement REOPENED = Statement.of(
            "execution_reopened",
            SET.formatted("NULL", "NULL", "e.status IN ('FAILED', 'TIMED_OUT', 'ABORTED') AND NOT e.removing"),
            columns(uuid("id"), uuid("saga_id")));

    private RowWrites() {}

    static Write of(UUID saga, Move move) {
        return switch (move.kind()) {
            case OPEN -> new Write(OPENED, opened(saga, move), 1, NOT_OURS);
            case GO_ON -> new Write(WENT_ON, moved(saga, move), 1, NOT_OURS);
            case REOPEN -> new Write(REOPENED, moved(saga, move), 1, NOT_ENDED);
        };
    }

    /** Those of its own, then those that every move has. */
    private static Statement.Column[] columns(Statement.Column... own) {
        return Stream.concat(Stream.of(own), FOUND.stream()).toArray(Statement.Column[]::new);
    }

    private static List<@Nullable Object> opened(UUID saga, Move move) {
        ExecutionRow row = move.before();
        ParentTask parent = row.parent();
        List<@Nullable Object> all = new ArrayList<>(Arrays.asList(
                row.id(),
                saga,
                row.owner(),
                row.transactionId(),
                row.process(),
                (long) row.version(),
                row.input().json(),
                row.input().key(),
                row.tokenKey(),
                parent == null ? null : parent.execution(),
                parent == null ? null : parent.taskId(),
                row.traceParent()));
        all.addAll(found(move));
        return all;
    }

    private static List<@Nullable Object> moved(UUID saga, Move move) {
        List<@Nullable Object> all = new ArrayList<>(Arrays.asList(move.before().id(), saga));
        all.addAll(found(move));
        return all;
    }

    private static List<@Nullable Object> found(Move move) {
        return Arrays.asList(
                move.status().name(),
                move.progress().json(),
                move.progress().key(),
                move.output().json(),
                move.output().key(),
                error(move),
                cause(move),
                (long) move.history().size(),
                move.documentEtag(),
                move.at(),
                endedAt(move));
    }

    private static @Nullable String error(Move move) {
        return move.failure() == null ? null : move.failure().error();
    }

    private static @Nullable String cause(Move move) {
        return move.failure() == null ? null : move.failure().cause();
    }

    private static @Nullable Instant endedAt(Move move) {
        return move.status().isEnd() ? move.at() : null;
    }
}

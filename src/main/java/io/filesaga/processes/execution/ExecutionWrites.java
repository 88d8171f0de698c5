package io.filesaga.processes.execution;

import static io.filesaga.sagas.Statement.bigint;
import static io.filesaga.sagas.Statement.text;
import static io.filesaga.sagas.Statement.timestamp;
import static io.filesaga.sagas.Statement.uuid;

import io.filesaga.sagas.Refusal;
import io.filesaga.sagas.Statement;
import io.filesaga.sagas.Write;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** All that one move writes: data, run by the engine with the commit that records the step. */
@Singleton
class ExecutionWrites {

    private static final Refusal NOT_TOLD = Refusal.of("internal", "A line of the history was not written.");

    private static final Statement HISTORY = Statement.of(
            "history_told",
            """
            INSERT INTO execution_history (execution_id, number, at, kind, strand, state, task_id, attempt, bytes, error,
                cause, until)
            SELECT w.execution_id, w.number, w.at, w.kind, w.strand, w.state, w.task_id, w.attempt, w.bytes, w.error,
                w.cause, w.until
            FROM {rows}
            RETURNING 1""",
            uuid("execution_id"),
            bigint("number"),
            timestamp("at"),
            text("kind"),
            text("strand"),
            text("state"),
            text("task_id"),
            bigint("attempt"),
            bigint("bytes"),
            text("error"),
            text("cause"),
            timestamp("until"));

    private final TaskWrites tasks;
    private final ExecutionEvents events;

    ExecutionWrites(TaskWrites tasks, ExecutionEvents events) {
        this.tasks = tasks;
        this.events = events;
    }

    /** In the order in which rows are locked everywhere: the parent's saga, the execution, the tasks. */
    List<Write> of(UUID saga, Move move) {
        List<Write> writes = new ArrayList<>();
        if (move.status().isEnd()) {
            writes.addAll(toParent(move));
        }
        writes.add(RowWrites.of(saga, move));
        writes.addAll(tasks.of(move));
        move.history().forEach(line -> writes.add(told(move.before().id(), line)));
        if (move.status().isEnd()) {
            writes.add(events.ofEnd(saga, move));
        }
        return writes;
    }

    private static List<Write> toParent(Move move) {
        ParentTask parent = move.before().parent();
        if (parent == null) {
            return List.of();
        }
        return move.failure() == null
                ? TaskEndings.succeeded(parent, move.told(), move.at())
                : TaskEndings.failed(parent, move.failure(), move.at());
    }

    private static Write told(UUID execution, HistoryLine line) {
        return Write.one(
                HISTORY,
                NOT_TOLD,
                execution,
                line.number(),
                line.at(),
                line.kind(),
                line.strand(),
                line.state(),
                line.taskId(),
                (long) line.attempt(),
                line.bytes(),
                line.error(),
                line.cause(),
                line.until());
    }
}

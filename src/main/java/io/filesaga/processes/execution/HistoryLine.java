package io.filesaga.processes.execution;

import io.filesaga.processes.asl.HistoryEntry;
import io.filesaga.processes.data.Database;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of an execution's history, as {@link io.filesaga.processes.asl.HistoryEntry} has it.
 *
 * @param number 1 for the first, then without a gap
 */
@RegisterForReflection
public record HistoryLine(
        long number,
        Instant at,
        String kind,
        String strand,
        @Nullable String state,
        @Nullable String taskId,
        int attempt,
        @Nullable Long bytes,
        @Nullable String error,
        @Nullable String cause,
        @Nullable Instant until) {

    /** Of an execution that was stopped: the interpreter knows of no such end. */
    static HistoryLine aborted(long number, Instant at, Failure why) {
        return new HistoryLine(
                number, at, "EXECUTION_ABORTED", "", null, null, 1, null, why.error(), why.cause(), null);
    }

    static HistoryLine of(long number, HistoryEntry entry) {
        Integer bytes = entry.bytes();
        return new HistoryLine(
                number,
                entry.at(),
                entry.kind().name(),
                entry.strand(),
                entry.state(),
                entry.taskId(),
                entry.attempt(),
                bytes == null ? null : bytes.longValue(),
                entry.error(),
                entry.cause() == null ? null : new Failure("", entry.cause()).cause(),
                entry.until());
    }

    static HistoryLine of(Row row) {
        return new HistoryLine(
                row.getLong("number"),
                row.getOffsetDateTime("at").toInstant(),
                row.getString("kind"),
                row.getString("strand"),
                row.getString("state"),
                row.getString("task_id"),
                row.getInteger("attempt"),
                row.getLong("bytes"),
                row.getString("error"),
                row.getString("cause"),
                Database.instant(row, "until"));
    }
}

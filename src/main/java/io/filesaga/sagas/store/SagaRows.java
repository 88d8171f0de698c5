package io.filesaga.sagas.store;

import io.filesaga.sagas.Direction;
import io.filesaga.sagas.IdempotencyKey;
import io.filesaga.sagas.Refusal;
import io.filesaga.sagas.SagaStatus;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads a database row into a {@link SagaRow}. */
@Singleton
public class SagaRows {

    /** What {@link #read} wants; JSON as text, so that only one mapper reads it. */
    static final String COLUMNS = """
            s.id, s.type, s.version, s.status, s.direction, s.step, s.state::text AS state, s.attempt, s.run_at,
            s.deadline, s.fencing_token, s.owner, s.subject, s.idempotency_key, s.fingerprint, s.trace_parent,
            s.signals::text AS signals, s.history::text AS history, s.result::text AS result, s.error::text AS error,
            s.created_at, s.modified_at, s.ended_at""";

    private final SagaJson json;

    public SagaRows(SagaJson json) {
        this.json = json;
    }

    SagaRow read(Row row) {
        String result = row.getString("result");
        return new SagaRow(
                row.getUUID("id"),
                row.getString("type"),
                row.getInteger("version"),
                position(row),
                row.getString("state"),
                row.getLong("fencing_token"),
                row.getString("owner"),
                row.getString("subject"),
                key(row),
                row.getString("trace_parent"),
                json.read(row.getString("signals"), SagaJson.SIGNALS),
                json.read(row.getString("history"), SagaJson.HISTORY),
                result == null ? null : json.read(result, SagaJson.OBJECT),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("modified_at").toInstant(),
                instant(row, "ended_at"));
    }

    private Position position(Row row) {
        String error = row.getString("error");
        return new Position(
                SagaStatus.valueOf(row.getString("status")),
                Direction.valueOf(row.getString("direction")),
                row.getString("step"),
                row.getInteger("attempt"),
                instant(row, "run_at"),
                instant(row, "deadline"),
                error == null ? null : json.read(error, Refusal.class));
    }

    private static @Nullable IdempotencyKey key(Row row) {
        String key = row.getString("idempotency_key");
        return key == null ? null : new IdempotencyKey(key, row.getString("fingerprint"));
    }

    private static @Nullable Instant instant(Row row, String column) {
        var value = row.getOffsetDateTime(column);
        return value == null ? null : value.toInstant();
    }
}

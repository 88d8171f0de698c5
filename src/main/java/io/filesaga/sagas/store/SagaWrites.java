package io.filesaga.sagas.store;

import static io.filesaga.sagas.Statement.bigint;
import static io.filesaga.sagas.Statement.bool;
import static io.filesaga.sagas.Statement.text;
import static io.filesaga.sagas.Statement.timestamp;
import static io.filesaga.sagas.Statement.uuid;

import io.filesaga.sagas.Refusal;
import io.filesaga.sagas.Statement;
import io.filesaga.sagas.Write;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** The saga's own part of a commit: its row begun, or moved on under its fencing token. */
@Singleton
public class SagaWrites {

    static final String KEY_CONSTRAINT = "saga_idempotency_key_is_used_once";

    /** What a commit is refused with when the token was stale; never leaves the engine. */
    static final Refusal STALE = Refusal.of("lease-lost", "Somebody else moved the saga on.");

    private static final String LEASE_EXPIRY = "clock_timestamp() + w.lease_millis * interval '1 millisecond'";

    private static final Statement BEGIN = Statement.of(
            "saga_begun",
            """
            INSERT INTO saga (id, type, version, status, direction, step, state, attempt, run_at, deadline, lease_owner,
                              lease_expires_at, owner, subject, idempotency_key, fingerprint, trace_parent, history,
                              result, error, created_at, modified_at, ended_at)
            SELECT w.id, w.type, w.version, w.status, w.direction, w.step, w.state::jsonb, w.attempt, w.run_at,
                   w.deadline, w.lease_owner, %s, w.owner, w.subject, w.idempotency_key, w.fingerprint, w.trace_parent,
                   w.history::jsonb, w.result::jsonb, w.error::jsonb, w.created_at, w.created_at, w.ended_at
            FROM {rows}
            RETURNING 1""".formatted(LEASE_EXPIRY),
            uuid("id"),
            text("type"),
            bigint("version"),
            text("status"),
            text("direction"),
            text("step"),
            text("state"),
            bigint("attempt"),
            timestamp("run_at"),
            timestamp("deadline"),
            text("lease_owner"),
            bigint("lease_millis"),
            text("owner"),
            text("subject"),
            text("idempotency_key"),
            text("fingerprint"),
            text("trace_parent"),
            text("history"),
            text("result"),
            text("error"),
            timestamp("created_at"),
            timestamp("ended_at"));

    /** A signal that came meanwhile is not slept on: the row is READY instead of WAITING. */
    private static final Statement ADVANCE = Statement.of(
            "saga_advanced",
            """
            UPDATE saga s SET
                status = CASE WHEN %2$s THEN 'READY' ELSE w.status END,
                run_at = CASE WHEN %2$s THEN w.at ELSE w.run_at END,
                deadline = CASE WHEN %2$s THEN NULL ELSE w.deadline END,
                direction = w.direction, step = w.step, state = w.state::jsonb, attempt = w.attempt,
                lease_owner = w.lease_owner, lease_expires_at = %1$s, fencing_token = s.fencing_token + 1,
                signals = CASE WHEN w.takes_signal THEN s.signals - 0 ELSE s.signals END,
                idempotency_key = CASE WHEN w.frees_key THEN NULL ELSE s.idempotency_key END,
                fingerprint = CASE WHEN w.frees_key THEN NULL ELSE s.fingerprint END,
                history = w.history::jsonb, result = w.result::jsonb, error = w.error::jsonb, modified_at = w.at,
                ended_at = w.ended_at
            FROM {rows}
            WHERE s.id = w.id AND s.fencing_token = w.token
            RETURNING 1""".formatted(LEASE_EXPIRY, "w.status = 'WAITING' AND jsonb_array_length(s.signals) > w.takes_signal::int"),
            uuid("id"),
            bigint("token"),
            text("status"),
            text("direction"),
            text("step"),
            text("state"),
            bigint("attempt"),
            timestamp("run_at"),
            timestamp("deadline"),
            text("lease_owner"),
            bigint("lease_millis"),
            bool("takes_signal"),
            bool("frees_key"),
            text("history"),
            text("result"),
            text("error"),
            timestamp("at"),
            timestamp("ended_at"));

    private final SagaJson json;

    public SagaWrites(SagaJson json) {
        this.json = json;
    }

    /**
     * The row of a saga that begins.
     *
     * @param lease who holds the row from the begin on; used only when its position is held
     */
    public Write begin(SagaRow row, Lease lease) {
        Position at = row.position();
        var key = row.idempotencyKey();
        return Write.one(
                BEGIN,
                STALE,
                row.id(),
                row.type(),
                (long) row.version(),
                at.status().name(),
                at.direction().name(),
                at.step(),
                row.state(),
                (long) at.attempt(),
                at.runAt(),
                at.deadline(),
                holder(at, lease),
                millis(at, lease),
                row.owner(),
                row.subject(),
                key == null ? null : key.key(),
                key == null ? null : key.fingerprint(),
                row.traceParent(),
                json.write(row.history()),
                json.writeNullable(row.result()),
                json.writeNullable(at.error()),
                row.createdAt(),
                row.endedAt());
    }

    /**
     * The row moved on; refused with {@link #STALE} when its token is not the row's any more.
     *
     * @param row as it shall be, its token as it was read; without an idempotency key at its end, it gives it back
     * @param takesSignal true when the oldest stored signal is used up
     */
    public Write advance(SagaRow row, Lease lease, boolean takesSignal) {
        Position at = row.position();
        return Write.one(
                ADVANCE,
                STALE,
                row.id(),
                row.fencingToken(),
                at.status().name(),
                at.direction().name(),
                at.step(),
                row.state(),
                (long) at.attempt(),
                at.runAt(),
                at.deadline(),
                holder(at, lease),
                millis(at, lease),
                takesSignal,
                row.endedAt() != null && row.idempotencyKey() == null,
                json.write(row.history()),
                json.writeNullable(row.result()),
                json.writeNullable(at.error()),
                row.modifiedAt(),
                row.endedAt());
    }

    private static @Nullable String holder(Position at, Lease lease) {
        return at.isHeld() ? lease.owner() : null;
    }

    private static @Nullable Long millis(Position at, Lease lease) {
        return at.isHeld() ? lease.length().toMillis() : null;
    }
}

package io.filesaga.sagas.store;

import io.filesaga.sagas.Signal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Reads one saga and hands it signals. */
@Singleton
public class SagaStore {

    private static final String BY_ID = "SELECT " + SagaRows.COLUMNS + " FROM saga s WHERE s.id = $1";

    private static final String BY_KEY =
            "SELECT " + SagaRows.COLUMNS + " FROM saga s WHERE s.owner = $1 AND s.idempotency_key = $2";

    /** A waiting saga is made READY by its signal; any other that has not ended keeps it. */
    private static final String SIGNAL = """
            UPDATE saga s SET
                signals = s.signals || $2::text::jsonb,
                status = CASE WHEN s.status = 'WAITING' THEN 'READY' ELSE s.status END,
                run_at = CASE WHEN s.status = 'WAITING' THEN $3 ELSE s.run_at END,
                deadline = NULL,
                fencing_token = s.fencing_token + CASE WHEN s.status = 'WAITING' THEN 1 ELSE 0 END,
                modified_at = $3
            WHERE s.id = $1 AND s.ended_at IS NULL
            RETURNING """ + " " + SagaRows.COLUMNS;

    private final Pool pool;
    private final SagaRows rows;
    private final SagaJson json;
    private final GroupCommitSettings settings;

    public SagaStore(Pool pool, SagaRows rows, SagaJson json, GroupCommitSettings settings) {
        this.pool = pool;
        this.rows = rows;
        this.json = json;
        this.settings = settings;
    }

    public Uni<Optional<SagaRow>> find(UUID id) {
        return one(BY_ID, Tuple.of(id));
    }

    public Uni<Optional<SagaRow>> findByKey(String owner, String idempotencyKey) {
        return one(BY_KEY, Tuple.of(owner, idempotencyKey));
    }

    /** Empty when there is no such saga or it has ended. */
    public Uni<Optional<SagaRow>> signal(UUID id, Signal signal, java.time.Instant at) {
        return one(SIGNAL, Tuple.of(id, json.write(signal), at.atOffset(java.time.ZoneOffset.UTC)));
    }

    private Uni<Optional<SagaRow>> one(String sql, Tuple arguments) {
        return Queries.run(pool, settings, sql, arguments)
                .map(found -> StreamSupport.stream(found.spliterator(), false)
                        .findFirst()
                        .map(rows::read));
    }
}

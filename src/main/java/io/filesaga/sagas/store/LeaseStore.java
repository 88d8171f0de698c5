package io.filesaga.sagas.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Takes due sagas and keeps, or gives back, those that a holder has. Leases live by the database's clock alone. */
@Singleton
public class LeaseStore {

    /**
     * One query for all that is due: retries, passed deadlines, expired leases. Two claimers never get the same row.
     * The claim counts as an attempt, but for an await, which is only now begun to be left. The first bound is one that
     * the index understands; the second says whose clock it is.
     */
    private static final String CLAIM = """
            UPDATE saga s SET
                status = CASE WHEN s.direction = 'FORWARD' THEN 'RUNNING' ELSE 'COMPENSATING' END,
                attempt = s.attempt + CASE WHEN s.lease_owner IS NOT NULL OR s.error IS NOT NULL THEN 1 ELSE 0 END,
                run_at = NULL, deadline = NULL,
                lease_owner = $1, lease_expires_at = clock_timestamp() + $2 * interval '1 millisecond',
                fencing_token = s.fencing_token + 1, modified_at = $3
            WHERE s.id IN (
                SELECT d.id FROM saga d
                WHERE d.due_at <= greatest($3, statement_timestamp())
                    AND d.due_at <= CASE WHEN d.lease_owner IS NULL THEN $3 ELSE clock_timestamp() END
                    AND d.type || ':' || d.version = ANY ($4)
                ORDER BY d.due_at
                LIMIT $5
                FOR UPDATE SKIP LOCKED)
            RETURNING """ + " " + SagaRows.COLUMNS;

    /** A row that is being written right now is left alone: nobody waits for a slow commit but its own saga. */
    private static final String HELD = """
            WHERE id IN (SELECT h.id FROM saga h WHERE h.id = ANY ($2) AND h.lease_owner = $1
                FOR NO KEY UPDATE SKIP LOCKED)""";

    private static final String RENEW = """
            UPDATE saga SET lease_expires_at = clock_timestamp() + $3 * interval '1 millisecond'
            """ + HELD;

    /** Work that is given back is due at once; the attempt was not the step's fault. */
    private static final String RELEASE = """
            UPDATE saga SET lease_expires_at = clock_timestamp(), attempt = greatest(attempt - 1, 1)
            """ + HELD;

    /**
     * Leases of the same instance and another boot: their holder is dead, whatever their expiry says. A row that its last
     * write still has locked is left to its expiry.
     */
    private static final String FREE_OLDER_BOOTS = """
            UPDATE saga SET lease_expires_at = clock_timestamp()
            WHERE id IN (
                SELECT o.id FROM saga o
                WHERE o.lease_owner <> $1 AND left(o.lease_owner, length($2)) = $2
                    AND o.lease_expires_at > clock_timestamp()
                FOR UPDATE SKIP LOCKED)""";

    private final Pool pool;
    private final SagaRows rows;
    private final GroupCommitSettings settings;

    public LeaseStore(Pool pool, SagaRows rows, GroupCommitSettings settings) {
        this.pool = pool;
        this.rows = rows;
        this.settings = settings;
    }

    /**
     * Takes what is due, and emits it.
     *
     * @param kinds {@code type:version} of every definition that the claimer can run
     * @param now by the injected clock, for retries and deadlines
     */
    public Uni<List<SagaRow>> claim(Lease lease, Instant now, Collection<String> kinds, int most) {
        Tuple arguments = Tuple.tuple()
                .addString(lease.owner())
                .addLong(lease.length().toMillis())
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC))
                .addArrayOfString(kinds.toArray(String[]::new))
                .addInteger(most);
        return Queries.run(pool, settings, CLAIM, arguments)
                .map(found -> StreamSupport.stream(found.spliterator(), false)
                        .map(rows::read)
                        .toList());
    }

    public Uni<Void> renew(Lease lease, Collection<UUID> ids) {
        return run(RENEW, held(lease, ids).addLong(lease.length().toMillis()));
    }

    public Uni<Void> release(Lease lease, Collection<UUID> ids) {
        return run(RELEASE, held(lease, ids));
    }

    /**
     * Ends the leases of this instance's earlier lives, and emits how many.
     *
     * @param instance the part of the lease owner before the boot id, slash included
     */
    public Uni<Integer> freeOlderBoots(Lease lease, String instance) {
        return Queries.run(pool, settings, FREE_OLDER_BOOTS, Tuple.of(lease.owner(), instance))
                .map(done -> done.rowCount());
    }

    private static Tuple held(Lease lease, Collection<UUID> ids) {
        return Tuple.tuple().addString(lease.owner()).addArrayOfUUID(ids.toArray(UUID[]::new));
    }

    private Uni<Void> run(String sql, Tuple arguments) {
        return Queries.run(pool, settings, sql, arguments).replaceWithVoid();
    }
}

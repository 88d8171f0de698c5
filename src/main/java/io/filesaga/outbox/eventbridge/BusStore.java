package io.filesaga.outbox.eventbridge;

import io.filesaga.outbox.OutboxSettings;
import io.filesaga.outbox.Position;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** How far a bus is: one row, claimed under a lease, settled under the token that came with it. */
@Singleton
class BusStore {

    /** Reads only: a bus that has everything costs no commit. */
    private static final String LOOK = """
            SELECT b.due_at <= $2 AND (b.leased_until IS NULL OR b.leased_until < clock_timestamp()) AS due, (
                SELECT e.at FROM outbox_event e
                WHERE (e.tx, e.id) > (b.tx, b.id) AND e.tx < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
                ORDER BY e.tx, e.id LIMIT 1) AS oldest
            FROM eventbridge_bus b WHERE b.bus = $1""";

    /** The bus begins here and now. */
    private static final String ENROL = """
            INSERT INTO eventbridge_bus (bus, tx, id, due_at, patience)
            SELECT $1, pg_snapshot_xmin(pg_current_snapshot())::text::bigint, 0, $2, $3 * interval '1 millisecond'
            ON CONFLICT DO NOTHING""";

    private static final String CLAIM = """
            UPDATE eventbridge_bus b SET token = b.token + 1, patience = $4 * interval '1 millisecond',
                leased_until = clock_timestamp() + $3 * interval '1 millisecond'
            WHERE b.bus = $1 AND b.due_at <= $2 AND (b.leased_until IS NULL OR b.leased_until < clock_timestamp())
            RETURNING b.token, b.tx, b.id, b.ahead, b.failures,
                EXISTS (SELECT FROM outbox_pruned p WHERE (p.tx, p.id) > (b.tx, b.id)) AS gap""";

    private static final String SETTLE = """
            UPDATE eventbridge_bus SET tx = $3, id = $4, ahead = $5, failures = $6, due_at = $7,
                leased_until = CASE WHEN $8 > 0 THEN clock_timestamp() + $8 * interval '1 millisecond' END
            WHERE bus = $1 AND token = $2""";

    private final Pool pool;
    private final OutboxSettings outbox;

    BusStore(Pool pool, OutboxSettings outbox) {
        this.pool = pool;
        this.outbox = outbox;
    }

    /**
     * What a look showed.
     *
     * @param due whether it may be claimed
     * @param oldest when the oldest event happened that the bus has not got, or null
     */
    record Look(boolean due, @Nullable Instant oldest) {}

    /**
     * The right to send.
     *
     * @param ahead behind the position, but taken
     * @param failures in a row
     * @param gap whether events behind the position have been removed that the bus never got
     */
    record Claim(String bus, long token, Position position, Set<Position> ahead, int failures, boolean gap) {

        /** The same right, after something was taken. */
        Claim well() {
            return new Claim(bus, token, position, ahead, 0, false);
        }
    }

    /**
     * How far it is.
     *
     * @param dueAt when it may be claimed next
     * @param lease how long the claim is kept, or zero to give it back
     */
    record Stand(Position position, Collection<Position> ahead, int failures, Instant dueAt, Duration lease) {}

    /** Empty when nobody has enrolled the bus yet. */
    Uni<Optional<Look>> look(String bus, Instant now) {
        return first(LOOK, Tuple.of(bus, written(now)))
                .map(found -> found.map(row -> new Look(row.getBoolean("due"), instant(row))));
    }

    private static @Nullable Instant instant(Row row) {
        OffsetDateTime oldest = row.getOffsetDateTime("oldest");
        return oldest == null ? null : oldest.toInstant();
    }

    /** All that is committed from now on is for the bus; does nothing when it is enrolled already. */
    Uni<Void> enrol(String bus, Instant dueAt, Duration patience) {
        return run(ENROL, Tuple.of(bus, written(dueAt), patience.toMillis())).replaceWithVoid();
    }

    /** Empty when it is not due, or somebody else sends. */
    Uni<Optional<Claim>> claim(String bus, Instant now, Duration lease, Duration patience) {
        return first(CLAIM, Tuple.of(bus, written(now), lease.toMillis(), patience.toMillis()))
                .map(found -> found.map(row -> new Claim(
                        bus,
                        row.getLong("token"),
                        new Position(row.getLong("tx"), row.getLong("id")),
                        positions(row),
                        row.getInteger("failures"),
                        row.getBoolean("gap"))));
    }

    private static Set<Position> positions(Row row) {
        return Arrays.stream(row.getArrayOfStrings("ahead"))
                .flatMap(text -> Position.parse(text).stream())
                .collect(Collectors.toSet());
    }

    /** False when somebody else has claimed it since: then nothing is written. */
    Uni<Boolean> settle(Claim claim, Stand stand) {
        Tuple arguments = Tuple.tuple()
                .addString(claim.bus())
                .addLong(claim.token())
                .addLong(stand.position().tx())
                .addLong(stand.position().id())
                .addArrayOfString(stand.ahead().stream().map(Position::toString).toArray(String[]::new))
                .addInteger(stand.failures())
                .addOffsetDateTime(written(stand.dueAt()))
                .addLong(stand.lease().toMillis());
        return run(SETTLE, arguments).map(done -> done.rowCount() == 1);
    }

    private Uni<Optional<Row>> first(String sql, Tuple arguments) {
        return run(sql, arguments)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).findFirst());
    }

    private Uni<RowSet<Row>> run(String sql, Tuple arguments) {
        return Uni.createFrom()
                .deferred(() -> pool.preparedQuery(sql).execute(arguments))
                .ifNoItem()
                .after(outbox.timeout())
                .fail();
    }

    private static OffsetDateTime written(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

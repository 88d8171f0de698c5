package io.filesaga.outbox;

import io.filesaga.sagas.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the outbox in the order of positions. Only what no open transaction can precede any more is read: so who goes on
 * from where a page ended has missed nothing.
 */
@Singleton
public class EventLog {

    /** The reason when somebody wants to go on from where events have been removed. */
    public static final String PRUNED = "events-pruned";

    private static final String HORIZON = """
            SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS horizon,
                coalesce((SELECT tx FROM outbox_pruned), 0) AS pruned_tx,
                coalesce((SELECT id FROM outbox_pruned), 0) AS pruned_id""";

    /** Two texts, so that each has the plan of its index. */
    private static final String AFTER = """
            WITH h AS (
                SELECT pg_snapshot_xmin(s)::text::bigint AS horizon, pg_snapshot_xmin(s) <> pg_snapshot_xmax(s) AS unsettled
                FROM pg_current_snapshot() s)
            SELECT h.horizon, h.unsettled, found.*
            FROM h LEFT JOIN LATERAL (
                SELECT e.tx, e.id, e.owner, e.type, e.subject, e.sequence, e.saga_id, e.trace_parent,
                    e.data::text AS data, e.at
                FROM outbox_event e
                WHERE (e.tx, e.id) > ($1, $2) AND e.tx < h.horizon
                    AND (cardinality($3::text[]) = 0 OR e.type LIKE ANY ($3)) AND ($4::text IS NULL OR e.subject = $4) %s
                ORDER BY e.tx, e.id LIMIT $5) found ON true
            ORDER BY found.tx, found.id""";

    private static final String OF_ALL = AFTER.formatted("");
    private static final String OF_OWNER = AFTER.formatted("AND e.owner = $6");
    private static final String OF_SAGA = AFTER.formatted("AND e.saga_id = $6 AND ($7::text IS NULL OR e.owner = $7)");

    private final Pool pool;
    private final OutboxSettings settings;

    public EventLog(Pool pool, OutboxSettings settings) {
        this.pool = pool;
        this.settings = settings;
    }

    /** Where the events that are not yet told begin. */
    public Uni<Position> end() {
        return run(HORIZON, Tuple.tuple()).map(EventLog::horizon);
    }

    /** Emits {@link #end}; refuses a position behind which events have been removed. */
    public Uni<Position> end(Position after) {
        return run(HORIZON, Tuple.tuple()).map(rows -> {
            Row row = rows.iterator().next();
            var pruned = new Position(row.getLong("pruned_tx"), row.getLong("pruned_id"));
            if (pruned.isAfter(after)) {
                throw Refusal.of(PRUNED, "Events after this one have been removed: read the state afresh.")
                        .asException();
            }
            return horizon(rows);
        });
    }

    private static Position horizon(RowSet<Row> rows) {
        return Position.before(rows.iterator().next().getLong("horizon"));
    }

    /** The next events after a position. */
    public Uni<EventPage> after(Position position, EventFilter filter, int most) {
        Tuple arguments = Tuple.tuple()
                .addLong(position.tx())
                .addLong(position.id())
                .addArrayOfString(filter.patterns())
                .addString(filter.subject())
                .addInteger(most);
        return query(filter, arguments).map(rows -> page(position, rows, most));
    }

    private Uni<RowSet<Row>> query(EventFilter filter, Tuple arguments) {
        if (filter.sagaId() != null) {
            return run(OF_SAGA, arguments.addUUID(filter.sagaId()).addString(filter.owner()));
        }
        return filter.owner() == null ? run(OF_ALL, arguments) : run(OF_OWNER, arguments.addString(filter.owner()));
    }

    private static EventPage page(Position from, RowSet<Row> rows, int most) {
        List<ToldEvent> events = new ArrayList<>(rows.size());
        for (Row row : rows) {
            if (row.getLong("tx") != null) {
                events.add(read(row));
            }
        }
        Row any = rows.iterator().next();
        boolean more = events.size() == most;
        Position reached = more
                ? events.get(most - 1).position()
                : Position.before(any.getLong("horizon")).orLater(from);
        return new EventPage(events, reached, more, any.getBoolean("unsettled"));
    }

    /** A row of the columns that {@link #after} selects. */
    public static ToldEvent read(Row row) {
        return new ToldEvent(
                new Position(row.getLong("tx"), row.getLong("id")),
                row.getString("owner"),
                row.getString("type"),
                row.getString("subject"),
                row.getLong("sequence"),
                row.getUUID("saga_id"),
                row.getString("trace_parent"),
                row.getString("data"),
                row.getOffsetDateTime("at").toInstant());
    }

    private Uni<RowSet<Row>> run(String sql, Tuple arguments) {
        return Uni.createFrom()
                .deferred(() -> pool.preparedQuery(sql).execute(arguments))
                .ifNoItem()
                .after(settings.timeout())
                .fail();
    }
}

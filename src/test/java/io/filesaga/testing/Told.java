package io.filesaga.testing;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** A test's own look at what was told. */
@Singleton
public class Told {

    private static final String EVENTS = """
            SELECT tx || '-' || id AS id, type, subject, sequence, saga_id, trace_parent, data::text AS data
            FROM outbox_event e WHERE e.owner = $1 ORDER BY e.tx, e.id""";

    /**
     * An execution that has ended was told the end of, once for each end. A file that is there was last told of as it is now; one that is gone was told the end of, and only once. Files that
     * are about to go may be either.
     */
    private static final String UNTRUE = """
            WITH last AS (
                SELECT DISTINCT ON (subject) subject, type, sequence, data FROM outbox_event
                WHERE owner = $1 AND subject LIKE 'files/%' ORDER BY subject, tx DESC, id DESC),
            ends AS (
                SELECT coalesce(e.data->>'uploadId', e.data->>'id') AS what, count(*) AS times FROM outbox_event e
                WHERE e.owner = $1
                    AND e.type IN ('file.replaced', 'file.deleted', 'file.refused', 'upload.expired', 'upload.cancelled')
                GROUP BY 1)
            SELECT 'untold: ' || f.id FROM stored_file f LEFT JOIN last l ON l.subject = 'files/' || f.id
            WHERE f.owner = $1 AND f.state = 'ACTIVE'
                AND (l.type IS NULL OR l.sequence <> f.version OR l.data <> told_file(f)
                    OR l.type NOT IN ('file.activated', 'file.changed'))
            UNION ALL
            SELECT 'no end: ' || l.subject FROM last l
            WHERE l.type IN ('file.activated', 'file.changed')
                AND NOT EXISTS (SELECT FROM stored_file f WHERE 'files/' || f.id = l.subject)
            UNION ALL
            SELECT 'ended again: ' || what FROM ends WHERE times > 1
            UNION ALL
            SELECT 'upload without an end: ' || s.id FROM saga s
            WHERE s.owner = $1 AND s.type LIKE '%-upload' AND s.status IN ('COMPENSATED', 'CANCELLED')
                AND NOT EXISTS (SELECT FROM ends WHERE what = s.id::text)
            UNION ALL
            SELECT 'execution without an end: ' || x.id FROM execution x
            WHERE x.owner = $1 AND x.status <> 'RUNNING' AND NOT EXISTS (
                SELECT FROM outbox_event o
                WHERE o.subject = 'executions/' || x.id AND o.sequence = x.moves AND o.data->>'status' = x.status)
            UNION ALL
            SELECT 'execution ended again: ' || o.subject FROM outbox_event o
            WHERE o.owner = $1 AND o.subject LIKE 'executions/%' GROUP BY o.subject, o.sequence HAVING count(*) > 1""";

    /** An event. */
    public record Event(
            String id, String type, String subject, long sequence, UUID sagaId, String traceParent, JsonObject data) {}

    private final Pool pool;

    Told(Pool pool) {
        this.pool = pool;
    }

    /** All that the owner was told, in order. */
    public List<Event> to(String owner) {
        return rows(EVENTS, owner)
                .map(row -> new Event(
                        row.getString("id"),
                        row.getString("type"),
                        row.getString("subject"),
                        row.getLong("sequence"),
                        row.getUUID("saga_id"),
                        row.getString("trace_parent"),
                        new JsonObject(row.getString("data"))))
                .toList();
    }

    /** What the owner was told that is not so, or is so and was not told. */
    public List<String> untrue(String owner) {
        return rows(UNTRUE, owner).map(row -> row.getString(0)).toList();
    }

    private java.util.stream.Stream<Row> rows(String sql, String owner) {
        return StreamSupport.stream(
                pool.preparedQuery(sql)
                        .execute(Tuple.of(owner))
                        .await()
                        .indefinitely()
                        .spliterator(),
                false);
    }
}

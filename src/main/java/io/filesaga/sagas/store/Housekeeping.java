package io.filesaga.sagas.store;

import io.filesaga.sagas.TimeOrderedIds;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Removes what has ended long ago, and counts what needs eyes. */
@Singleton
public class Housekeeping {

    private static final int BATCH = 1000;

    /** What ended long ago began long ago: the ids tell when, so that only the oldest are looked at. */
    private static final String PRUNE = """
            DELETE FROM saga WHERE id IN (
                SELECT s.id FROM saga s WHERE s.id < $3 AND s.ended_at < $1
                ORDER BY s.id LIMIT $2 FOR UPDATE SKIP LOCKED)""";

    private static final String FOREIGN = """
            SELECT s.type || ':' || s.version AS kind, count(*) AS sagas FROM saga s
            WHERE s.due_at IS NOT NULL AND NOT s.type || ':' || s.version = ANY ($1)
            GROUP BY 1""";

    private static final String OLDEST_DUE = """
            SELECT s.due_at FROM saga s WHERE s.due_at <= $1 AND s.type || ':' || s.version = ANY ($2)
            ORDER BY s.due_at LIMIT 1""";

    private static final String DEAD = "SELECT count(*) AS sagas FROM saga WHERE status = 'DEAD'";

    private final Pool pool;
    private final GroupCommitSettings settings;

    public Housekeeping(Pool pool, GroupCommitSettings settings) {
        this.pool = pool;
        this.settings = settings;
    }

    /** Emits how many sagas, ended before the given time, were removed: one batch at the most. */
    public Uni<Integer> prune(Instant endedBefore) {
        Tuple arguments = Tuple.of(endedBefore.atOffset(ZoneOffset.UTC), BATCH, TimeOrderedIds.firstOf(endedBefore));
        return Queries.run(pool, settings, PRUNE, arguments).map(done -> done.rowCount());
    }

    /** Open sagas of kinds that are not among the known ones, by {@code type:version}. */
    public Uni<Map<String, Long>> foreign(Collection<String> known) {
        Tuple arguments = Tuple.tuple().addArrayOfString(known.toArray(String[]::new));
        return Queries.run(pool, settings, FOREIGN, arguments).map(rows -> {
            Map<String, Long> kinds = new TreeMap<>();
            rows.forEach(row -> kinds.put(row.getString("kind"), row.getLong("sagas")));
            return kinds;
        });
    }

    /** Since when the saga that waits longest has been due, or the given time when none is. */
    public Uni<Instant> oldestDue(Instant now, Collection<String> known) {
        Tuple arguments = Tuple.tuple()
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC))
                .addArrayOfString(known.toArray(String[]::new));
        return Queries.run(pool, settings, OLDEST_DUE, arguments)
                .map(rows -> rows.size() == 0
                        ? now
                        : rows.iterator().next().getOffsetDateTime("due_at").toInstant());
    }

    public Uni<Long> dead() {
        return Queries.run(pool, settings, DEAD, Tuple.tuple())
                .map(rows -> rows.iterator().next().getLong("sagas"));
    }
}

package io.filesaga.sagas.store;

import io.filesaga.sagas.Statement;
import io.filesaga.sagas.Write;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes writes durable: one statement, one round trip, one commit. Writes of one shape share a {@link CommitLane}.
 *
 * <p>Absent rows and refused counts end in {@link io.filesaga.sagas.RefusedException} with the write's own words; a
 * stale fencing token in {@link StaleTokenException}; a key used before in {@link KeyTakenException}; an unreachable
 * database in {@link DatabaseException}, and then it is unknown whether the commit happened. Emits on the Vert.x context
 * of the subscriber.
 */
@Singleton
public class GroupCommit {

    private final Pool pool;
    private final GroupCommitSettings settings;
    private final Map<List<String>, CommitLane> lanes = new ConcurrentHashMap<>();

    public GroupCommit(Pool pool, GroupCommitSettings settings) {
        this.pool = pool;
        this.settings = settings;
    }

    /**
     * Emits when the writes are durable; all of them are, or none.
     *
     * @param writes of one saga, the saga's own row first
     */
    public Uni<Void> commit(List<Write> writes) {
        return lane(writes).commit(writes);
    }

    private CommitLane lane(List<Write> writes) {
        List<String> shape = writes.stream()
                .map(write -> write.statement().name())
                .distinct()
                .toList();
        CommitLane lane = lanes.get(shape);
        return lane != null ? lane : lanes.computeIfAbsent(shape, ignored -> newLane(writes));
    }

    private CommitLane newLane(List<Write> writes) {
        var statements = new LinkedHashSet<Statement>();
        writes.forEach(write -> statements.add(write.statement()));
        return new CommitLane(pool, BatchSql.of(List.copyOf(statements)), settings);
    }
}

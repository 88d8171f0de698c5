package io.filesaga.processes.execution;

import io.filesaga.processes.data.Database;
import io.filesaga.processes.data.ProcessSettings;
import io.filesaga.processes.data.Shelf;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** The slow timer: executions whose retention is over go, their objects first; those that are kept are counted. */
@Singleton
public class ExecutionCare {

    private static final Logger LOG = Logger.getLogger(ExecutionCare.class);

    /** One that is begun again at this moment stays, or is marked first and cannot be begun again any more. */
    private static final String OVER = """
            UPDATE execution SET removing = true
            WHERE id IN (SELECT id FROM execution WHERE ended_at < $1 ORDER BY ended_at LIMIT 100 FOR UPDATE SKIP LOCKED)
            RETURNING id, transaction_id, document_etag IS NOT NULL AS has_document""";

    private static final String REMOVE = """
            WITH gone AS (DELETE FROM execution WHERE id = $1 AND removing RETURNING id),
                tasks AS (DELETE FROM execution_task WHERE execution_id IN (SELECT id FROM gone) RETURNING 1)
            DELETE FROM execution_history WHERE execution_id IN (SELECT id FROM gone)""";

    private static final String COUNTS = """
            SELECT status, count(*) AS many,
                coalesce(avg(extract(epoch FROM ended_at - started_at)), 0)::float8 AS seconds
            FROM execution GROUP BY status""";

    /** Executions of a status that are kept, and how long they have lasted on average, in seconds. */
    public record Count(ExecutionStatus status, long many, double seconds) {}

    private record Old(UUID id, String transactionId, boolean hasDocument) {}

    private final Database database;
    private final Shelf shelf;
    private final Documents documents;
    private final ProcessSettings settings;
    private final InstantSource clock;
    private volatile Map<ExecutionStatus, Count> counts = Map.of();

    ExecutionCare(Database database, Shelf shelf, Documents documents, ProcessSettings settings, InstantSource clock) {
        this.database = database;
        this.shelf = shelf;
        this.documents = documents;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(
            identity = "execution-care",
            every = "${filesaga.processes.care-interval}",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return care().onFailure()
                .invoke(failure -> LOG.warnf("care of executions failed, next one in a while: %s", failure.toString()))
                .onFailure()
                .recoverWithNull();
    }

    /** Emits when everything whose time is over is gone. */
    public Uni<Void> care() {
        return prune(clock.instant().minus(settings.retention()))
                .chain(() -> database.all(
                        COUNTS,
                        Tuple.tuple(),
                        row -> new Count(
                                ExecutionStatus.valueOf(row.getString("status")),
                                row.getLong("many"),
                                row.getDouble("seconds"))))
                .invoke(found -> counts = found.stream().collect(Collectors.toMap(Count::status, count -> count)))
                .replaceWithVoid();
    }

    private Uni<Void> prune(Instant before) {
        return database.all(
                        OVER,
                        Tuple.of(before.atOffset(ZoneOffset.UTC)),
                        row -> new Old(
                                row.getUUID("id"), row.getString("transaction_id"), row.getBoolean("has_document")))
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : removed(found).chain(() -> prune(before)));
    }

    private Uni<Void> removed(List<Old> all) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (Old old : all) {
            done = done.chain(() -> shelf.clear(old.id()))
                    .chain(() -> old.hasDocument()
                            ? documents.remove(old.transactionId())
                            : Uni.createFrom().voidItem())
                    .chain(() -> database.change(REMOVE, Tuple.of(old.id())))
                    .replaceWithVoid();
        }
        return done;
    }

    /** As last looked. */
    public Count count(ExecutionStatus status) {
        return counts.getOrDefault(status, new Count(status, 0, 0));
    }
}

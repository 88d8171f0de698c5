package io.filesaga.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One-commit changes of files and owners that need no saga, and what an owner has stored. */
@Singleton
public class FileStore {

    private static final String CHANGE = """
            WITH changed AS (
                UPDATE stored_file f SET path = $3, metadata = $4::text::jsonb, version = f.version + 1,
                    modified_at = greatest(f.modified_at, $5)
                WHERE f.id = $1 AND f.version = $2 AND f.state = 'ACTIVE'
                RETURNING f.id, f.owner, f.version, told_file(f) AS told)
            """ + FileEvents.ofRows(FileEvents.CHANGED, "changed", "$5");

    private static final String USAGE = """
            SELECT coalesce(sum(u.files), 0)::bigint AS files, coalesce(sum(u.bytes), 0)::bigint AS bytes,
                (SELECT coalesce(sum(f.reserved_bytes), 0)::bigint FROM stored_file f
                 WHERE f.owner = $1 AND f.state = 'PENDING') AS reserved,
                coalesce((SELECT l.limit_bytes FROM owner_limit l WHERE l.owner = $1), $2) AS limit_bytes
            FROM owner_usage u WHERE u.owner = $1""";

    private static final String SET_LIMIT = """
            INSERT INTO owner_limit (owner, limit_bytes) VALUES ($1, $2)
            ON CONFLICT (owner) DO UPDATE SET limit_bytes = excluded.limit_bytes""";

    private static final String LIFT_LIMIT = "DELETE FROM owner_limit WHERE owner = $1";

    private final Pool pool;
    private final ObjectMapper mapper;
    private final @Nullable Long defaultLimit;

    FileStore(Pool pool, ObjectMapper mapper, FileSettings settings) {
        this.pool = pool;
        this.mapper = mapper;
        this.defaultLimit = settings.defaultLimit().orElse(null);
    }

    /** False when the row has changed since it was read as {@code file}; {@code path-exists} when the path is taken. */
    public Uni<Boolean> change(StoredFile file, String path, Map<String, String> metadata, Instant at) {
        Tuple arguments = Tuple.of(file.id(), file.version(), path, json(metadata), at.atOffset(ZoneOffset.UTC));
        return FileQueries.run(pool, CHANGE, arguments)
                .map(done -> done.rowCount() == 1)
                .onFailure(FileStore::isPathTaken)
                .transform(taken -> FileWrites.PATH_EXISTS.asException());
    }

    public Uni<Usage> usage(String owner) {
        return FileQueries.run(pool, USAGE, Tuple.of(owner, defaultLimit))
                .map(rows -> usage(owner, rows.iterator().next()));
    }

    public Uni<Void> limit(String owner, @Nullable Long limitBytes) {
        return (limitBytes == null
                        ? FileQueries.run(pool, LIFT_LIMIT, Tuple.of(owner))
                        : FileQueries.run(pool, SET_LIMIT, Tuple.of(owner, limitBytes)))
                .replaceWithVoid();
    }

    private static Usage usage(String owner, Row row) {
        return new Usage(
                owner, row.getLong("files"), row.getLong("bytes"), row.getLong("reserved"), row.getLong("limit_bytes"));
    }

    private static boolean isPathTaken(Throwable failure) {
        return failure instanceof PgException pg && "one_active_file_per_path".equals(pg.getConstraint());
    }

    private String json(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.filesaga.files.watch;

import io.filesaga.files.FileEvents;
import io.filesaga.files.FileQueries;
import io.filesaga.files.FileState;
import io.filesaga.storage.ObjectInfo;
import io.filesaga.storage.ObjectKey;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The key ledger as sightings need it. Every write is one statement that also marks the key, and only if nobody else has
 * marked it since it was read: otherwise it emits false and nothing happened.
 */
@Singleton
public class SightingStore {

    private static final String FIND = """
            SELECT k.bucket, k.key, k.file_id, k.owner, k.adopted, k.sequencer, k.version, f.state, f.etag
            FROM object_key k LEFT JOIN stored_file f ON f.id = k.file_id
            JOIN unnest($1::text[], $2::text[]) AS w(bucket, key) ON w.bucket = k.bucket AND w.key = k.key""";

    private static final String MARK = """
            WITH mark AS (
                UPDATE object_key k SET version = k.version + 1, sequencer = coalesce($4, k.sequencer)
                WHERE k.bucket = $1 AND k.key = $2 AND k.version = $3
                RETURNING k.file_id, k.owner)""";

    private static final String MARKED = " SELECT count(*) FROM mark";

    private static final String FOLLOW =
            MARK + """
            , followed AS (
                UPDATE stored_file f SET size = $5, etag = $6, checksum_sha256 = $7, version = f.version + 1,
                    modified_at = greatest(f.modified_at, $8)
                FROM (SELECT s.id, s.size FROM stored_file s JOIN mark m ON m.file_id = s.id FOR UPDATE OF s) o
                WHERE f.id = o.id AND f.state = 'ACTIVE' AND f.etag <> $6
                RETURNING f.id, f.owner, f.version, told_file(f) AS told, 0 AS files, f.size - o.size AS bytes),
            """ + usage("followed") + told(FileEvents.CHANGED, "followed", 9) + MARKED;

    private static final String FORGET = MARK + """
            , gone AS (
                DELETE FROM stored_file f USING mark m WHERE f.id = m.file_id AND f.state = 'ACTIVE'
                RETURNING f.id, f.owner, f.version + 1 AS version, told_file(f) AS told, -1 AS files, -f.size AS bytes),
            """ + usage("gone") + told(FileEvents.DELETED, "gone", 5) + MARKED;

    private static final String ADOPTED = """
            , adopted AS (
                INSERT INTO stored_file AS f (id, owner, path, bucket, object_key, size, etag, checksum_sha256, content_type,
                                         metadata, state, created_at, modified_at)
                SELECT $5, m.owner, $6, $1, $2, $7, $8, $9, $10, $11::text::jsonb, 'ACTIVE', $12, $12 FROM mark m
                RETURNING f.id, f.owner, f.version, told_file(f) AS told, 1 AS files, f.size AS bytes),
            """ + usage("adopted") + told(FileEvents.ACTIVATED, "adopted", 13) + MARKED;

    private static final String ADOPT = """
            WITH mark AS (
                INSERT INTO object_key (bucket, key, file_id, owner, adopted, sequencer)
                SELECT $1, $2, $5, $3, true, $4
                ON CONFLICT DO NOTHING
                RETURNING file_id, owner)""" + ADOPTED;

    private static final String ADOPT_AGAIN = """
            WITH mark AS (
                UPDATE object_key k SET version = k.version + 1, sequencer = coalesce($4, k.sequencer), file_id = $5
                WHERE k.bucket = $1 AND k.key = $2 AND k.version = $3
                RETURNING k.file_id, k.owner)""" + ADOPTED;

    private final Pool pool;
    private final InstantSource clock;

    SightingStore(Pool pool, InstantSource clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** @param time the number of the argument that says when it is told */
    private static String told(String type, String part, int time) {
        return ", told AS (" + FileEvents.ofRows(type, part, "$" + time + "::timestamptz") + ")";
    }

    private static String usage(String changes) {
        return """
            settled AS (
                INSERT INTO owner_usage AS u (owner, slot, files, bytes)
                SELECT owner, pg_backend_pid() %% 16, files, bytes FROM %s
                ON CONFLICT (owner, slot) DO UPDATE
                    SET files = u.files + excluded.files, bytes = u.bytes + excluded.bytes)""".formatted(changes);
    }

    /**
     * A key of the ledger.
     *
     * @param state of its file, or null when there is none
     * @param etag of its file, without quotes, or null
     */
    record LedgerKey(
            ObjectKey objectKey,
            UUID fileId,
            String owner,
            boolean adopted,
            @Nullable String sequencer,
            long version,
            @Nullable FileState state,
            @Nullable String etag) {}

    /** Those of the keys that the ledger has. */
    Uni<Map<ObjectKey, LedgerKey>> find(List<ObjectKey> keys) {
        Tuple arguments = Tuple.tuple()
                .addArrayOfString(keys.stream().map(ObjectKey::bucket).toArray(String[]::new))
                .addArrayOfString(keys.stream().map(ObjectKey::key).toArray(String[]::new));
        return FileQueries.run(pool, FIND, arguments)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(SightingStore::read)
                        .collect(Collectors.toMap(LedgerKey::objectKey, key -> key)));
    }

    Uni<Boolean> mark(LedgerKey key, @Nullable String sequencer) {
        return marked(MARK + MARKED, marking(key, sequencer));
    }

    /** The file takes the size and ETag that its object has now. */
    Uni<Boolean> follow(LedgerKey key, @Nullable String sequencer, ObjectInfo object, Instant at) {
        Tuple arguments = marking(key, sequencer)
                .addLong(object.size())
                .addString(object.etag())
                .addString(object.checksumSha256())
                .addOffsetDateTime(at.atOffset(ZoneOffset.UTC))
                .addOffsetDateTime(now());
        return marked(FOLLOW, arguments);
    }

    /** The file goes, its object is gone. */
    Uni<Boolean> forget(LedgerKey key, @Nullable String sequencer) {
        return marked(FORGET, marking(key, sequencer).addOffsetDateTime(now()));
    }

    /** Emits false also when another file has the path: fails with nothing. */
    Uni<Boolean> adopt(Adoption file, @Nullable String sequencer) {
        Tuple arguments = Tuple.of(file.key().bucket(), file.key().key(), file.owner(), sequencer);
        return marked(ADOPT, adopted(arguments, file));
    }

    /** The same for a key whose last file is gone. */
    Uni<Boolean> adoptAgain(LedgerKey key, Adoption file, @Nullable String sequencer) {
        return marked(ADOPT_AGAIN, adopted(marking(key, sequencer), file));
    }

    private static Tuple marking(LedgerKey key, @Nullable String sequencer) {
        return Tuple.of(key.objectKey().bucket(), key.objectKey().key(), key.version(), sequencer);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private Tuple adopted(Tuple arguments, Adoption file) {
        return arguments
                .addUUID(file.fileId())
                .addString(file.path())
                .addLong(file.object().size())
                .addString(file.object().etag())
                .addString(file.object().checksumSha256())
                .addString(file.contentType())
                .addString(file.metadataJson())
                .addOffsetDateTime(file.at().atOffset(ZoneOffset.UTC))
                .addOffsetDateTime(now());
    }

    private Uni<Boolean> marked(String sql, Tuple arguments) {
        return FileQueries.run(pool, sql, arguments)
                .map(rows -> rows.iterator().next().getLong(0) == 1);
    }

    private static LedgerKey read(Row row) {
        String state = row.getString("state");
        return new LedgerKey(
                new ObjectKey(row.getString("bucket"), row.getString("key")),
                row.getUUID("file_id"),
                row.getString("owner"),
                row.getBoolean("adopted"),
                row.getString("sequencer"),
                row.getLong("version"),
                state == null ? null : FileState.valueOf(state),
                row.getString("etag"));
    }
}

package io.filesaga.files.watch;

import io.filesaga.files.FileQueries;
import io.filesaga.files.FileState;
import io.filesaga.storage.ObjectKey;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The ledger of object keys: which are due to be looked at, and what was found. */
@Singleton
public class KeyStore {

    /** A claimed key is due again after a while, should the claimer die. */
    private static final String CLAIM = """
            WITH due AS (
                UPDATE object_key k SET sweep_at = $2
                WHERE (k.bucket, k.key) IN (
                    SELECT d.bucket, d.key FROM object_key d WHERE d.sweep_at <= $1
                    ORDER BY d.sweep_at LIMIT $3 FOR UPDATE SKIP LOCKED)
                RETURNING k.bucket, k.key, k.file_id, k.owner, k.multipart)
            SELECT due.*, f.state FROM due LEFT JOIN stored_file f ON f.id = due.file_id""";

    private static final String SETTLED = """
            UPDATE object_key k SET sweep_at = NULL
            FROM unnest($1::text[], $2::text[]) AS w(bucket, key)
            WHERE k.bucket = w.bucket AND k.key = w.key""";

    /**
     * A key that is due.
     *
     * @param state of its file, or null when there is none
     */
    record SpentKey(
            ObjectKey objectKey,
            UUID fileId,
            String owner,
            boolean multipart,
            @Nullable FileState state) {}

    private final Pool pool;

    KeyStore(Pool pool) {
        this.pool = pool;
    }

    Uni<List<SpentKey>> claim(Instant now, Duration length, int most) {
        Tuple arguments =
                Tuple.of(now.atOffset(ZoneOffset.UTC), now.plus(length).atOffset(ZoneOffset.UTC), most);
        return FileQueries.run(pool, CLAIM, arguments)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(KeyStore::read)
                        .toList());
    }

    Uni<Void> settled(List<SpentKey> keys) {
        if (keys.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        String[] buckets = keys.stream().map(key -> key.objectKey().bucket()).toArray(String[]::new);
        String[] names = keys.stream().map(key -> key.objectKey().key()).toArray(String[]::new);
        return FileQueries.run(
                        pool, SETTLED, Tuple.tuple().addArrayOfString(buckets).addArrayOfString(names))
                .replaceWithVoid();
    }

    private static SpentKey read(Row row) {
        String state = row.getString("state");
        return new SpentKey(
                new ObjectKey(row.getString("bucket"), row.getString("key")),
                row.getUUID("file_id"),
                row.getString("owner"),
                row.getBoolean("multipart"),
                state == null ? null : FileState.valueOf(state));
    }
}

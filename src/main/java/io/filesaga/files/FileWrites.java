package io.filesaga.files;

import static io.filesaga.sagas.Statement.bigint;
import static io.filesaga.sagas.Statement.bool;
import static io.filesaga.sagas.Statement.text;
import static io.filesaga.sagas.Statement.timestamp;
import static io.filesaga.sagas.Statement.uuid;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.filesaga.sagas.Refusal;
import io.filesaga.sagas.Statement;
import io.filesaga.sagas.Statement.Conflict;
import io.filesaga.sagas.StepContext;
import io.filesaga.sagas.Write;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What sagas write on the tables of files: data, run by the engine with the commit that records the step. */
@Singleton
public class FileWrites {

    /** A row is inserted as version 1 and activated as version 2. */
    static final long VERSION_WHEN_ACTIVE = 2;

    static final Refusal PATH_EXISTS = Refusal.ofField("path", Reasons.PATH_EXISTS, "There is a file with this path.");

    /** Figures are not known here: who is refused so looks them up. */
    public static final Refusal LIMIT_EXCEEDED = Refusal.of(Reasons.LIMIT_EXCEEDED, "The owner's limit is exceeded.");

    private static final Refusal NOT_PENDING =
            Refusal.of(Reasons.PATH_EXISTS, "There is a file with this path, or the upload is no longer pending.");

    public static final Refusal CHANGED =
            Refusal.of(Reasons.VERSION_MISMATCH, "The file has changed since; read it again.");

    private static final Refusal GONE = Refusal.of(Reasons.NOT_FOUND, "There is no such file.");

    private static final Statement CLAIM_KEY = Statement.of(
            "key_claimed",
            """
            INSERT INTO object_key (bucket, key, file_id, owner, multipart, sweep_at)
            SELECT w.bucket, w.key, w.file_id, w.owner, w.multipart, w.sweep_at FROM {rows}
            RETURNING 1""",
            text("bucket"),
            text("key"),
            uuid("file_id"),
            text("owner"),
            bool("multipart"),
            timestamp("sweep_at"));

    /**
     * The question is put once for each owner who has a limit, for all his rows together, in the owners' order (no
     * deadlock): either all his rows come back or none.
     */
    private static final Statement WITHIN_LIMIT =
            Statement.of("limit_kept", """
            SELECT 1 FROM {rows}
            WHERE w.owner <> ALL (ARRAY(
                SELECT a.owner
                FROM (SELECT w.owner, w.otherwise, sum(w.asked)::bigint AS asked FROM {rows}
                      WHERE w.otherwise IS NOT NULL
                          OR EXISTS (SELECT FROM owner_limit l WHERE l.owner = w.owner)
                      GROUP BY w.owner, w.otherwise ORDER BY w.owner) a
                WHERE NOT limit_holds(a.owner, a.asked, a.otherwise)))""", text("owner"), bigint("asked"), bigint("otherwise"));

    /** Counting those within their limits makes them come first: what is asked is not yet among the reserved. */
    private static final Statement INSERT_PENDING = Statement.of(
            "file_pending",
            """
            INSERT INTO stored_file (id, owner, path, bucket, object_key, reserved_bytes, content_type, metadata, state,
                                     created_at, modified_at)
            SELECT w.id, w.owner, w.path, w.bucket, w.object_key, w.reserved, w.content_type, w.metadata::jsonb,
                   'PENDING', w.at, w.at
            FROM {rows}
            WHERE (SELECT count(*) FROM limit_kept) >= 0
                AND (NOT w.create_only OR NOT EXISTS (
                    SELECT FROM stored_file o WHERE o.owner = w.owner AND o.path = w.path AND o.state = 'ACTIVE'))
            RETURNING 1""",
            uuid("id"),
            text("owner"),
            text("path"),
            text("bucket"),
            text("object_key"),
            bigint("reserved"),
            text("content_type"),
            text("metadata"),
            bool("create_only"),
            timestamp("at"));

    private static final Statement REPLACE = Statement.of(
            "file_replaced",
            """
            UPDATE stored_file f SET state = 'DELETING', version = f.version + 1, modified_at = w.at
            FROM {rows}
            WHERE f.owner = w.owner AND f.path = w.path AND f.state = 'ACTIVE' AND NOT w.create_only
            RETURNING f.id, f.owner, f.path, f.bucket, f.object_key, f.size, f.version, told_file(f) AS told,
                w.replaced_by, w.saga_id, w.cause, w.trace_parent, w.at""",
            text("owner"),
            text("path"),
            bool("create_only"),
            uuid("replaced_by"),
            uuid("saga_id"),
            uuid("cause"),
            text("trace_parent"),
            timestamp("at"));

    /** Counting the replaced makes them come first: only then is the path free for the new one. */
    private static final Statement ACTIVATE = Statement.of(
                    "file_activated",
                    """
                    UPDATE stored_file f SET
                        state = 'ACTIVE', size = w.size, etag = w.etag, checksum_sha256 = w.checksum,
                        reserved_bytes = 0, version = f.version + 1, modified_at = w.at
                    FROM {rows}
                    WHERE f.id = w.id AND f.state = 'PENDING' AND (SELECT count(*) FROM file_replaced) >= 0
                        AND (NOT w.create_only OR NOT EXISTS (
                            SELECT FROM stored_file o
                            WHERE o.owner = f.owner AND o.path = f.path AND o.state = 'ACTIVE'))
                    RETURNING f.id, f.owner, f.size, f.version, told_file(f) AS told, w.cause, w.trace_parent, w.at""",
                    uuid("id"),
                    bigint("size"),
                    text("etag"),
                    text("checksum"),
                    bool("create_only"),
                    uuid("cause"),
                    text("trace_parent"),
                    timestamp("at"))
            .onConflict("one_active_file_per_path", new Conflict.TryAgain());

    private static final Statement DELETE_REPLACED = Statement.of("replaced_saga", """
            SELECT saga_spawn(r.saga_id, '%s', %d, '%s', r.owner, r.id::text,
                jsonb_build_object('fileId', r.id, 'owner', r.owner, 'path', r.path, 'replacedBy', r.replaced_by,
                    'objectKey', jsonb_build_object('bucket', r.bucket, 'key', r.object_key)), r.at)
            FROM file_replaced r""".formatted(
                            FileDeleteSaga.TYPE, FileDeleteSaga.VERSION, FileDeleteSaga.FIRST_SPAWNED_STEP))
            .thatWakes();

    private static final Statement HIDE =
            Statement.of("file_hidden", """
            UPDATE stored_file f SET state = 'DELETING', version = f.version + 1, modified_at = w.at
            FROM {rows}
            WHERE f.id = w.id AND f.owner = w.owner AND f.state = 'ACTIVE'
                AND (w.version IS NULL OR f.version = w.version)
            RETURNING f.owner, f.size""", uuid("id"), text("owner"), bigint("version"), timestamp("at"));

    private static final Statement SWEEP_LATER =
            Statement.of("key_to_sweep", """
            UPDATE object_key k SET sweep_at = w.sweep_at
            FROM {rows}
            WHERE k.bucket = w.bucket AND k.key = w.key
            RETURNING 1""", text("bucket"), text("key"), timestamp("sweep_at"));

    private static final Write ACTIVATION_USAGE = Write.any(usage("usage_activated", """
            SELECT owner, 1 AS files, size AS bytes FROM file_activated
            UNION ALL SELECT owner, -1, -size FROM file_replaced"""));

    private static final Write HIDDEN_USAGE =
            Write.any(usage("usage_hidden", "SELECT owner, -1 AS files, -size AS bytes FROM file_hidden"));

    private final ObjectMapper mapper;
    private final @Nullable Long defaultLimit;

    public FileWrites(ObjectMapper mapper, FileSettings settings) {
        this.mapper = mapper;
        this.defaultLimit = settings.defaultLimit().orElse(null);
    }

    /** One row an owner and commit, in the slot of this connection's backend, in the owners' order (no deadlock). */
    private static Statement usage(String name, String changes) {
        return Statement.of(name, """
                INSERT INTO owner_usage AS u (owner, slot, files, bytes)
                SELECT c.owner, pg_backend_pid() %% 16, sum(c.files), sum(c.bytes)
                FROM (%s) c GROUP BY c.owner ORDER BY c.owner
                ON CONFLICT (owner, slot) DO UPDATE
                    SET files = u.files + excluded.files, bytes = u.bytes + excluded.bytes
                RETURNING 1""".formatted(changes));
    }

    /** A key claimed for ever and a PENDING row; refused over the limit, or when the path exists and must not. */
    public List<Write> pending(UploadPlan plan) {
        var key = plan.objectKey();
        boolean multipart = plan.method() == UploadMethod.MULTIPART;
        return List.of(
                Write.any(CLAIM_KEY, key.bucket(), key.key(), plan.fileId(), plan.owner(), multipart, plan.sweepAt()),
                Write.one(WITHIN_LIMIT, LIMIT_EXCEEDED, plan.owner(), plan.maxSize(), defaultLimit),
                Write.one(
                        INSERT_PENDING,
                        PATH_EXISTS,
                        plan.fileId(),
                        plan.owner(),
                        plan.path(),
                        key.bucket(),
                        key.key(),
                        plan.maxSize(),
                        plan.contentType(),
                        json(plan.metadata()),
                        plan.createOnly(),
                        plan.signedAt()));
    }

    /** ACTIVE, the path switched over, the file that had it given to a delete saga, usage settled, both told. */
    public List<Write> active(StepContext context, UploadPlan plan) {
        var found = Objects.requireNonNull(plan.found(), "not found yet");
        return List.of(
                replaced(context, plan, found.at()),
                Write.one(
                        ACTIVATE,
                        NOT_PENDING,
                        plan.fileId(),
                        found.size(),
                        found.etag(),
                        found.checksumSha256(),
                        plan.createOnly(),
                        context.sagaId(),
                        context.traceParent(),
                        found.at()),
                Write.any(DELETE_REPLACED),
                ACTIVATION_USAGE,
                Write.any(FileEvents.OF_ACTIVATION));
    }

    private static Write replaced(StepContext context, UploadPlan plan, Instant at) {
        return Write.any(
                REPLACE,
                plan.owner(),
                plan.path(),
                plan.createOnly(),
                plan.fileId(),
                plan.replacementSaga(),
                context.sagaId(),
                context.traceParent(),
                at);
    }

    /** Hidden from every listing and no longer counted; the object is still there. */
    List<Write> hidden(String owner, UUID fileId, @Nullable Long version, Instant at) {
        return List.of(Write.one(HIDE, version == null ? GONE : CHANGED, fileId, owner, version, at), HIDDEN_USAGE);
    }

    /** The key is looked at again, for what may still arrive. */
    public Write sweptLater(io.filesaga.storage.ObjectKey key, Instant at) {
        return Write.any(SWEEP_LATER, key.bucket(), key.key(), at);
    }

    private String json(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}

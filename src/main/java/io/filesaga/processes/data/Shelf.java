package io.filesaga.processes.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.filesaga.storage.ObjectInfo;
import io.filesaga.storage.ObjectKey;
import io.filesaga.storage.ObjectStore;
import io.filesaga.storage.SmallObjects;
import io.filesaga.storage.StorageException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts an execution's values away and fetches them: small ones stay text, large ones become objects. */
@Singleton
public class Shelf {

    static final String JSON = "application/json";

    /** The interpreter's progress holds the data of several threads. */
    private static final int PROGRESS_FACTOR = 64;

    private final SmallObjects objects;
    private final ObjectStore store;
    private final ProcessJson json;
    private final Computing computing;
    private final ProcessSettings settings;

    public Shelf(
            SmallObjects objects, ObjectStore store, ProcessJson json, Computing computing, ProcessSettings settings) {
        this.objects = objects;
        this.store = store;
        this.json = json;
        this.computing = computing;
        this.settings = settings;
    }

    /** Emits where the value is when it is there for good; a null value is nowhere. */
    public Uni<Kept> keep(UUID execution, @Nullable JsonNode value) {
        if (value == null) {
            return Uni.createFrom().item(Kept.NOTHING);
        }
        return computing
                .over(List.of(value), () -> wrapped(execution, value))
                .chain(parcel -> parcel.kept.key() == null
                        ? Uni.createFrom().item(parcel.kept)
                        : stored(parcel.kept.key(), parcel.bytes).replaceWith(parcel.kept));
    }

    private Uni<Optional<ObjectInfo>> stored(String key, byte[] bytes) {
        return objects.put(new ObjectKey(settings.bucket(), key), JSON, bytes, Map.of(), null);
    }

    /** Where a value shall be, and what shall be there. */
    private static final class Parcel {
        private final Kept kept;
        private final byte[] bytes;

        Parcel(Kept kept, byte[] bytes) {
            this.kept = kept;
            this.bytes = bytes;
        }
    }

    private Parcel wrapped(UUID execution, JsonNode value) {
        String text = json.write(value);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Parcel(
                bytes.length <= settings.inlineSize()
                        ? new Kept(text, null)
                        : new Kept(null, folder(execution) + digest(bytes)),
                bytes);
    }

    /** The value; JSON null when there is none. */
    public Uni<JsonNode> fetch(Kept kept) {
        String text = kept.json();
        if (text != null) {
            return computing.over(text.length(), () -> json.read(text));
        }
        if (kept.key() == null) {
            return Uni.createFrom().item(NullNode.getInstance());
        }
        return content(kept.key()).chain(content -> computing.over(content.length, () -> json.read(content)));
    }

    /** The same to be printed and nothing else: it is not read. */
    public Uni<JsonNode> show(Kept kept) {
        if (kept.json() != null) {
            return Uni.createFrom().item(json.unread(kept.json()));
        }
        return kept.key() == null
                ? Uni.createFrom().item(NullNode.getInstance())
                : content(kept.key()).map(content -> json.unread(new String(content, StandardCharsets.UTF_8)));
    }

    private Uni<byte[]> content(String key) {
        long most = (long) PROGRESS_FACTOR * settings.maxData();
        return objects.get(new ObjectKey(settings.bucket(), key), most)
                .map(found -> found.orElseThrow(Shelf::missing).content());
    }

    /** Removes all that was ever put away for the execution. */
    public Uni<Void> clear(UUID execution) {
        return objects.list(settings.bucket(), folder(execution), null).chain(found -> {
            Uni<Void> all = Uni.createFrom().voidItem();
            for (var object : found) {
                all = all.chain(() -> store.delete(object.key()));
            }
            return found.isEmpty() ? all : all.chain(() -> clear(execution));
        });
    }

    private String folder(UUID execution) {
        return settings.prefix() + "/executions/" + execution + "/";
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static StorageException missing() {
        return new StorageException(StorageException.Kind.PERMANENT, "data of an execution is not in the store", null);
    }
}

package io.filesaga.storage;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Objects that are read and written whole, in memory. Every failure is a {@link StorageException}; every call has a
 * timeout and comes back to the Vert.x context of its caller.
 */
public interface SmallObjects {

    /**
     * The whole object, or empty when there is none.
     *
     * @param most bytes; a larger object is a permanent failure, of which no more than so much was read
     */
    Uni<Optional<SmallObject>> get(ObjectKey key, long most);

    /**
     * Stores the content, encrypted by the store as the settings say, and emits what the store said of it. Empty, and nothing
     * stored, when {@code ifMatch} is not the ETag of what is there. Not every store keeps that promise when two write
     * at once, and some ignore the condition: whoever must be sure serialises his writes elsewhere.
     *
     * @param ifMatch an ETag without quotes, or null to store whatever is there
     */
    Uni<Optional<ObjectInfo>> put(
            ObjectKey key, String contentType, byte[] content, Map<String, String> metadata, @Nullable String ifMatch);

    /** Copies within the store, encrypted like a put; false when there is nothing to copy. */
    Uni<Boolean> copy(ObjectKey from, ObjectKey to);

    /**
     * Keys in the order of their bytes, at most 1,000.
     *
     * @param prefix what they begin with
     * @param after the key after which to begin, or null for the first
     */
    Uni<List<ListedObject>> list(String bucket, String prefix, @Nullable String after);
}

package io.filesaga.files.watch;

import io.filesaga.storage.ObjectInfo;
import io.filesaga.storage.ObjectKey;
import java.time.Instant;
import java.util.UUID;

/**
 * An object that others made, as the file that it becomes.
 *
 * @param metadataJson the object's user metadata
 * @param at when it was made
 */
record Adoption(
        UUID fileId,
        ObjectKey key,
        String owner,
        String path,
        ObjectInfo object,
        String contentType,
        String metadataJson,
        Instant at) {

    /** The same under another path. */
    Adoption at(String otherPath) {
        return new Adoption(fileId, key, owner, otherPath, object, contentType, metadataJson, at);
    }
}

package io.filesaga.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An object has come, or gone.
 *
 * @param key as the store knows it, not encoded; 1 to 1,024 bytes of UTF-8
 * @param size bytes, or null when the event does not say
 * @param etag without quotes
 * @param sequencer orders the changes of one key, if the store gives it; compare only those of one store
 * @param at when the store says it happened
 */
public record ObjectChange(
        Kind kind,
        String bucket,
        String key,
        @Nullable Long size,
        @Nullable String etag,
        @Nullable String sequencer,
        @Nullable String versionId,
        Instant at) {

    /** What has become of the object. In a bucket with versions, a delete marker counts as removed. */
    public enum Kind {
        CREATED,
        REMOVED
    }
}

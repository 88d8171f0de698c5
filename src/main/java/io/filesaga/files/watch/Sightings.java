package io.filesaga.files.watch;

import io.filesaga.storage.ObjectKey;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody has seen happen to an object: the table follows the store. */
public interface Sightings {

    /** What came of a sighting. */
    enum Outcome {
        /** It is no business of ours: another bucket, another prefix, or adoption is off. */
        IGNORED,
        /** The table said so already. */
        KNOWN,
        /** It ended an open upload. */
        COMPLETED,
        /** The object has other content than the table said. */
        FOLLOWED,
        /** An object that others made became a file. */
        ADOPTED,
        /** The object of a file is gone, and the file with it. */
        REMOVED,
        /** An object that belongs to no upload any longer: a saga removes it. */
        STRAY
    }

    /**
     * Something happened to an object.
     *
     * @param sequencer of the S3 event, comparable for one key, or null
     * @param at when it happened, or was told
     */
    record Sighting(ObjectKey key, @Nullable String sequencer, Instant at) {

        public static Sighting of(String bucket, String key, @Nullable String sequencer, Instant at) {
            return new Sighting(new ObjectKey(bucket, key), sequencer, at);
        }
    }

    /**
     * Looks at the objects, each key at most once, and puts the table in step with what is there. Each is applied once, in
     * one transaction, however often and in whatever order the same is told: a sequencer that is not newer than the last
     * one applied changes nothing, and the store itself is asked what is true. Fails as {@code store-unavailable} or
     * with the database's failure; then it has to be told again.
     */
    Uni<List<Outcome>> see(Collection<Sighting> sightings);
}

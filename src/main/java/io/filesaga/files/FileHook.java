package io.filesaga.files;

import io.filesaga.sagas.Write;
import java.time.Instant;
import java.util.List;

/**
 * A plug: a CDI bean of this type adds writes of its own to the commits in which a file changes. They happen exactly
 * once, or not at all with the change. Called again when a commit has to be tried again, so it must be pure.
 */
public interface FileHook {

    /** The file is PENDING from this commit on. */
    default List<Write> pending(UploadPlan upload, Instant now) {
        return List.of();
    }

    /** The file is ACTIVE from this commit on. */
    default List<Write> active(StoredFile file, Instant now) {
        return List.of();
    }

    /** The file and its object are gone; not called for an upload that never became ACTIVE. */
    default List<Write> deleted(FileDeletion file, Instant now) {
        return List.of();
    }
}

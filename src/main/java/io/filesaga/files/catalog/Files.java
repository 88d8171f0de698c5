package io.filesaga.files.catalog;

import io.filesaga.files.Caller;
import io.filesaga.files.StoredFile;
import io.filesaga.files.Usage;
import io.filesaga.sagas.Started;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The ACTIVE files of an owner. Refusals are {@link io.filesaga.sagas.RefusedException}s with the reasons of
 * {@link io.filesaga.files.Reasons}; another owner's file is {@code not-found}, like an unknown one.
 */
public interface Files {

    Uni<StoredFile> find(String owner, UUID id);

    Uni<FilePage> list(String owner, FileQuery query);

    /** Renames or changes metadata in one commit; {@code path-exists} when another ACTIVE file has the path. */
    Uni<StoredFile> change(String owner, UUID id, FileChange change);

    /** Hidden at once and durably promised when emitted; the saga removes the object and then the row. */
    Uni<Started<?>> delete(Caller caller, UUID id, @Nullable Long expectedVersion);

    /**
     * Local arithmetic after one read.
     *
     * @param expiresIn or null for the default
     */
    Uni<DownloadLink> download(String owner, UUID id, @Nullable Duration expiresIn);

    /** Zeros for an owner that has nothing. */
    Uni<Usage> usage(String owner);

    /** Sets or, with null, lifts an owner's own limit; then the default holds, if there is one. */
    Uni<Usage> limit(String owner, @Nullable Long limitBytes);
}

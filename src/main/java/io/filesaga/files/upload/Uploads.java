package io.filesaga.files.upload;

import io.filesaga.files.Caller;
import io.filesaga.files.StoredFile;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;

/**
 * Presigned uploads. Refusals are {@link io.filesaga.sagas.RefusedException}s with the reasons of {@link io.filesaga.files.Reasons};
 * another owner's upload is {@code not-found}, like an unknown one.
 */
public interface Uploads {

    /** Durable when emitted: file PENDING, grant signed. A repeated idempotency key gets the same answer. */
    Uni<Upload> begin(Caller caller, UploadRequest request);

    Uni<Upload> find(String owner, UUID id);

    /**
     * Emits the ACTIVE file; repeated: the same. Fails with {@code not-uploaded-yet}, {@code upload-expired},
     * {@code upload-cancelled}, {@code upload-refused}, {@code store-unavailable}.
     *
     * @param parts of a multipart upload in order, empty to use what the store has
     */
    Uni<StoredFile> complete(String owner, UUID id, List<Upload.SentPart> parts);

    /** Emits when cleaned up, or when the clean-up is durably promised; {@code upload-completed} when too late. */
    Uni<Void> cancel(String owner, UUID id);
}

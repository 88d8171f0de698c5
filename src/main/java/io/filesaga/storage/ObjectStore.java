package io.filesaga.storage;

import io.smallrye.mutiny.Uni;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Flow;

/** The calls to the object store that travel. Every failure is a {@link StorageException}. */
public interface ObjectStore {

    /**
     * Stores the content under the key. Demand-driven: never holds more than a bounded window of the content. The
     * content can be read once, so a failed put is not repeated. When the content's publisher fails, the put fails
     * with that same error and no object, and no open multipart upload, is left by this call. A content that is longer
     * or shorter than the announced length is a permanent failure and leaves nothing either.
     *
     * <p>There is no limit on the whole time, only on standing still: no byte moved for the idle timeout is a transient
     * failure. The publisher is asked for more, and cancelled, on the Vert.x context of the caller; its buffers are
     * handed over and must not be written to again. It may never be subscribed to when the store cannot be reached.
     * Cancelling the answer cancels the content and leaves nothing that was not there before, as far as the store can
     * still be reached; a saga's undo repeats the clean-up.
     *
     * @return size as counted here, ETag as the store answered; no modification time
     */
    Uni<ObjectInfo> put(PutRequest request, Flow.Publisher<ByteBuffer> content);

    /** What is stored under the key now, or empty. A missing bucket cannot be told from a missing object here. */
    Uni<Optional<ObjectInfo>> head(ObjectKey key);

    /** Removes the object; an object already missing is success. */
    Uni<Void> delete(ObjectKey key);

    /** Opens a multipart upload and answers its upload id. */
    Uni<String> beginMultipart(ObjectKey key, String contentType, Map<String, String> metadata);

    /** The parts that the store holds for an open multipart upload, in order; fails when the upload is not open. */
    Uni<List<UploadedPart>> parts(ObjectKey key, String uploadId);

    /**
     * Joins the parts into the object. Refused parts (missing, wrong ETag, wrong order, too small) are a permanent
     * {@link StorageException}; an upload id that is no longer open is permanent too, also when an earlier call, whose
     * answer was lost, has joined it already: ask {@link #head} before believing a refusal.
     */
    Uni<Void> completeMultipart(ObjectKey key, String uploadId, List<UploadedPart> parts);

    /**
     * Aborts every open multipart upload of exactly this key; none open is success. A part that is on its way at this
     * moment can survive an abort: whoever must be sure calls again later.
     */
    Uni<Void> abortMultiparts(ObjectKey key);
}

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
     * with that same error and no object, and no open multipart upload, is left by this call.
     */
    Uni<ObjectInfo> put(PutRequest request, Flow.Publisher<ByteBuffer> content);

    /** What is stored under the key now, or empty. */
    Uni<Optional<ObjectInfo>> head(ObjectKey key);

    /** Removes the object; an object already missing is success. */
    Uni<Void> delete(ObjectKey key);

    /** Opens a multipart upload and answers its upload id. */
    Uni<String> beginMultipart(ObjectKey key, String contentType, Map<String, String> metadata);

    /** The parts that the store holds for an open multipart upload, in order; fails when the upload is not open. */
    Uni<List<UploadedPart>> parts(ObjectKey key, String uploadId);

    /**
     * Joins the parts into the object. Refused parts (missing, wrong ETag, wrong order, too small) are a permanent
     * {@link StorageException}; an upload id that is no longer open is permanent too.
     */
    Uni<Void> completeMultipart(ObjectKey key, String uploadId, List<UploadedPart> parts);

    /** Aborts every open multipart upload of exactly this key; none open is success. */
    Uni<Void> abortMultiparts(ObjectKey key);
}

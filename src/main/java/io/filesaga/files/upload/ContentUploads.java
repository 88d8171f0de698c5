package io.filesaga.files.upload;

import io.filesaga.files.Caller;
import io.filesaga.files.StoredFile;
import io.smallrye.mutiny.Uni;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;

/** Uploads whose content comes through the service. */
public interface ContentUploads {

    /**
     * Emits the ACTIVE file. The publisher is subscribed once at the most, and only after the PENDING row is durable;
     * when the {@code Uni} fails without having subscribed, the rest of the request is the caller's to discard.
     */
    Uni<StoredFile> upload(Caller caller, ContentRequest request, Flow.Publisher<ByteBuffer> content);
}

package io.filesaga.storage.s3;

import io.filesaga.sdk.SdkCalls;
import io.filesaga.storage.ObjectInfo;
import io.filesaga.storage.PutRequest;
import io.filesaga.storage.StorageException;
import io.filesaga.storage.UploadedPart;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/**
 * One put in parts: one part is read, sent, forgotten, then the next. Whatever fails, and whoever cancels, the upload is
 * aborted (once, as far as the store can be reached), and the first failure is what the caller sees.
 */
final class PartWise {

    /** S3's <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html">limit</a>. */
    private static final int MAX_PARTS = 10_000;

    private final S3AsyncClient client;
    private final SdkCalls calls;
    private final Multiparts multiparts;
    private final PutRequest request;
    private final Portions portions;
    private final Progress progress;
    private final List<UploadedPart> sent = new ArrayList<>();
    private @Nullable Portion first;
    private long size;

    PartWise(
            S3AsyncClient client,
            SdkCalls calls,
            Multiparts multiparts,
            PutRequest request,
            Portions portions,
            Progress progress) {
        this.client = client;
        this.calls = calls;
        this.multiparts = multiparts;
        this.request = request;
        this.portions = portions;
        this.progress = progress;
    }

    /** Sends this portion and all that follow. To be subscribed to once. */
    Uni<ObjectInfo> put(Portion beginning) {
        first = beginning;
        return multiparts
                .begin(request.key(), request.contentType(), request.metadata())
                .flatMap(uploadId -> progress.watch("UploadPart", sendAll(uploadId))
                        .flatMap(nothing -> multiparts.complete(request.key(), uploadId, sent))
                        .onFailure()
                        .call(() -> abort(uploadId))
                        .onCancellation()
                        .invoke(() -> abort(uploadId).subscribe().with(nothing -> {})))
                .map(answer -> Puts.info(request, size, answer.eTag()));
    }

    private Uni<Void> abort(String uploadId) {
        return multiparts.abort(request.key(), uploadId).onFailure().recoverWithNull();
    }

    private Uni<Void> sendAll(String uploadId) {
        return Multi.createBy()
                .repeating()
                .uni(() -> portion().call(portion -> send(uploadId, portion)).map(Portion::last))
                .until(last -> last)
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Portion> portion() {
        Portion waiting = first;
        first = null;
        return waiting == null ? portions.next() : Uni.createFrom().item(waiting);
    }

    private Uni<Void> send(String uploadId, Portion portion) {
        int number = sent.size() + 1;
        if (number > MAX_PARTS) {
            String message = "content is longer than " + MAX_PARTS + " parts";
            return Uni.createFrom().failure(new StorageException(StorageException.Kind.PERMANENT, message, null));
        }
        size += portion.size();
        return calls.send(
                        "UploadPart",
                        () -> client.uploadPart(
                                b -> b.bucket(request.key().bucket())
                                        .key(request.key().key())
                                        .uploadId(uploadId)
                                        .partNumber(number)
                                        .contentLength((long) portion.size()),
                                portion.body(progress)))
                .invoke(answer -> sent.add(new UploadedPart(number, Answers.etag(answer.eTag()))))
                .replaceWithVoid();
    }
}

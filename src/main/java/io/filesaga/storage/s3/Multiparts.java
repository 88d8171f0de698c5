package io.filesaga.storage.s3;

import io.filesaga.sdk.SdkCalls;
import io.filesaga.storage.ObjectKey;
import io.filesaga.storage.UploadedPart;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.ListPartsResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.Part;

/**
 * Multipart uploads: begin, list, join, abort.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html">Multipart upload</a>
 */
final class Multiparts {

    private final S3AsyncClient client;
    private final SdkCalls calls;
    private final Duration completeTimeout;

    Multiparts(S3AsyncClient client, SdkCalls calls, Duration completeTimeout) {
        this.client = client;
        this.calls = calls;
        this.completeTimeout = completeTimeout;
    }

    Uni<String> begin(ObjectKey key, String contentType, Map<String, String> metadata) {
        return calls.call(
                        "CreateMultipartUpload",
                        () -> client.createMultipartUpload(b -> b.bucket(key.bucket())
                                .key(key.key())
                                .contentType(contentType)
                                .metadata(MetadataText.encode(metadata))))
                .map(CreateMultipartUploadResponse::uploadId);
    }

    Uni<List<UploadedPart>> parts(ObjectKey key, String uploadId) {
        return partsAfter(key, uploadId, null, new ArrayList<>());
    }

    /** At most 10 pages of 1,000 parts each. */
    private Uni<List<UploadedPart>> partsAfter(
            ObjectKey key, String uploadId, @Nullable Integer marker, List<UploadedPart> found) {
        return calls.call(
                        "ListParts",
                        () -> client.listParts(b -> b.bucket(key.bucket())
                                .key(key.key())
                                .uploadId(uploadId)
                                .partNumberMarker(marker)))
                .flatMap(page -> {
                    page.parts().forEach(part -> found.add(part(part)));
                    return goesOn(page)
                            ? partsAfter(key, uploadId, page.nextPartNumberMarker(), found)
                            : Uni.createFrom().item(List.copyOf(found));
                });
    }

    private static boolean goesOn(ListPartsResponse page) {
        return Boolean.TRUE.equals(page.isTruncated()) && page.nextPartNumberMarker() != null;
    }

    private static UploadedPart part(Part part) {
        return new UploadedPart(part.partNumber(), Answers.etag(part.eTag()));
    }

    /** Joins the parts; answers what the store says of the object. */
    Uni<CompleteMultipartUploadResponse> complete(ObjectKey key, String uploadId, List<UploadedPart> parts) {
        List<CompletedPart> completed =
                parts.stream().map(Multiparts::completed).toList();
        return calls.call(
                "CompleteMultipartUpload",
                completeTimeout,
                () -> client.completeMultipartUpload(b -> b.bucket(key.bucket())
                        .key(key.key())
                        .uploadId(uploadId)
                        .multipartUpload(upload -> upload.parts(completed))));
    }

    private static CompletedPart completed(UploadedPart part) {
        String etag = '"' + Answers.etag(part.etag()) + '"';
        return CompletedPart.builder().partNumber(part.number()).eTag(etag).build();
    }

    /** Aborts one upload; one that is not open any more is success. */
    Uni<Void> abort(ObjectKey key, String uploadId) {
        return calls.call(
                        "AbortMultipartUpload",
                        () -> client.abortMultipartUpload(
                                b -> b.bucket(key.bucket()).key(key.key()).uploadId(uploadId)))
                .replaceWithVoid()
                .onFailure(failure -> Diagnosis.isMissing(failure, "NoSuchUpload"))
                .recoverWithNull();
    }

    Uni<Void> abortAll(ObjectKey key) {
        return abortAfter(key, null, null);
    }

    private Uni<Void> abortAfter(ObjectKey key, @Nullable String keyMarker, @Nullable String uploadMarker) {
        return calls.call(
                        "ListMultipartUploads",
                        () -> client.listMultipartUploads(b -> b.bucket(key.bucket())
                                .prefix(key.key())
                                .keyMarker(keyMarker)
                                .uploadIdMarker(uploadMarker)))
                .call(page -> abortListed(key, page))
                .flatMap(page -> goesOn(page, key)
                        ? abortAfter(key, page.nextKeyMarker(), page.nextUploadIdMarker())
                        : Uni.createFrom().voidItem());
    }

    /** Uploads are listed in the order of their keys: ours comes before every longer key with the same beginning. */
    private static boolean goesOn(ListMultipartUploadsResponse page, ObjectKey key) {
        return Boolean.TRUE.equals(page.isTruncated()) && key.key().equals(page.nextKeyMarker());
    }

    private Uni<Void> abortListed(ObjectKey key, ListMultipartUploadsResponse page) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (MultipartUpload upload : page.uploads()) {
            if (key.key().equals(upload.key())) {
                all = all.chain(() -> abort(key, upload.uploadId()));
            }
        }
        return all;
    }
}

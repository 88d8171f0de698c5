package io.filesaga.storage.s3;

import io.filesaga.sdk.SdkCalls;
import io.filesaga.storage.ListedObject;
import io.filesaga.storage.ObjectInfo;
import io.filesaga.storage.ObjectKey;
import io.filesaga.storage.SmallObject;
import io.filesaga.storage.SmallObjects;
import io.filesaga.storage.StorageException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** Small objects in S3. Contents are in memory, so the SDK may repeat every call. */
@ApplicationScoped
public class S3SmallObjects implements SmallObjects {

    private static final int PRECONDITION_FAILED = 412;
    private static final int PAGE = 1000;

    private final S3AsyncClient client;
    private final SdkCalls calls;
    private final @Nullable ServerSideEncryption encryption;

    /** Takes the client as it is given; it is not used before the first call. */
    public S3SmallObjects(S3AsyncClient client, StorageSettings settings) {
        this.client = client;
        this.calls = new SdkCalls(settings.callTimeout(), Diagnosis::of);
        this.encryption = switch (settings.encryption()) {
            case AES256 -> ServerSideEncryption.AES256;
            case NONE -> null;
        };
    }

    /** Asks for one byte more than is wanted, so that an object that is too large shows itself. */
    @Override
    public Uni<Optional<SmallObject>> get(ObjectKey key, long most) {
        return calls.call(
                        "GetObject",
                        () -> client.getObject(
                                b -> b.bucket(key.bucket()).key(key.key()).range("bytes=0-" + most),
                                AsyncResponseTransformer.toBytes()))
                .map(found -> {
                    byte[] content = found.asByteArrayUnsafe();
                    if (content.length > most) {
                        throw new StorageException(
                                StorageException.Kind.PERMANENT, "the object is larger than " + most + " bytes", null);
                    }
                    return Optional.of(new SmallObject(content, info(found.response(), content.length)));
                })
                .onFailure(Diagnosis::isMissing)
                .recoverWithItem(Optional.empty())
                .onFailure(Diagnosis::isEmptyRange)
                .recoverWithUni(() -> empty(key));
    }

    /** An object without a byte has no range of bytes. */
    private Uni<Optional<SmallObject>> empty(ObjectKey key) {
        return calls.call(
                        "GetObject",
                        () -> client.getObject(
                                b -> b.bucket(key.bucket()).key(key.key()), AsyncResponseTransformer.toBytes()))
                .map(found -> Optional.of(new SmallObject(found.asByteArrayUnsafe(), info(found.response(), 0))));
    }

    private static ObjectInfo info(GetObjectResponse answer, long size) {
        Map<String, String> metadata = new TreeMap<>();
        answer.metadata().forEach((name, value) -> metadata.put(name, MetadataText.decode(value)));
        return new ObjectInfo(
                size,
                Answers.etag(answer.eTag()),
                null,
                answer.contentType(),
                Map.copyOf(metadata),
                answer.lastModified());
    }

    @Override
    public Uni<Optional<ObjectInfo>> put(
            ObjectKey key, String contentType, byte[] content, Map<String, String> metadata, @Nullable String ifMatch) {
        return calls.call(
                        "PutObject",
                        () -> client.putObject(
                                b -> b.bucket(key.bucket())
                                        .key(key.key())
                                        .contentType(contentType)
                                        .metadata(MetadataText.encode(metadata))
                                        .serverSideEncryption(encryption)
                                        .ifMatch(ifMatch),
                                AsyncRequestBody.fromBytes(content)))
                .map(answer -> Optional.of(
                        new ObjectInfo(content.length, Answers.etag(answer.eTag()), null, contentType, metadata, null)))
                .onFailure(failure -> ifMatch != null && isRefusedMatch(failure))
                .recoverWithItem(Optional.empty());
    }

    /** Some stores say "not found" to a condition on what is not there. */
    private static boolean isRefusedMatch(Throwable failure) {
        return Diagnosis.isStatus(failure, PRECONDITION_FAILED) || Diagnosis.isMissing(failure);
    }

    @Override
    public Uni<Boolean> copy(ObjectKey from, ObjectKey to) {
        return calls.call(
                        "CopyObject",
                        () -> client.copyObject(b -> b.sourceBucket(from.bucket())
                                .sourceKey(from.key())
                                .destinationBucket(to.bucket())
                                .destinationKey(to.key())
                                .serverSideEncryption(encryption)))
                .replaceWith(true)
                .onFailure(Diagnosis::isMissing)
                .recoverWithItem(false);
    }

    @Override
    public Uni<List<ListedObject>> list(String bucket, String prefix, @Nullable String after) {
        return calls.call("ListObjectsV2", () -> page(bucket, prefix, after));
    }

    private CompletableFuture<List<ListedObject>> page(String bucket, String prefix, @Nullable String after) {
        return client.listObjectsV2(
                        b -> b.bucket(bucket).prefix(prefix).startAfter(after).maxKeys(PAGE))
                .thenApply(answer -> answer.contents().stream()
                        .map(found -> new ListedObject(new ObjectKey(bucket, found.key()), found.lastModified()))
                        .toList());
    }
}

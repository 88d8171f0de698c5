package io.filesaga.storage.s3;

import io.filesaga.sdk.Home;
import io.filesaga.sdk.SdkCalls;
import io.filesaga.storage.ObjectInfo;
import io.filesaga.storage.ObjectKey;
import io.filesaga.storage.ObjectStore;
import io.filesaga.storage.PutRequest;
import io.filesaga.storage.UploadedPart;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Flow;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.ChecksumMode;

/**
 * The object store in S3. Stateless: any number of calls at a time. What a 4xx or a 5xx means is in {@link Diagnosis}.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html">S3 API</a>
 */
@ApplicationScoped
public class S3ObjectStore implements ObjectStore {

    private final S3AsyncClient client;
    private final SdkCalls calls;
    private final Multiparts multiparts;
    private final Puts puts;

    /** Takes the client as it is given; it is not used before the first call. */
    public S3ObjectStore(S3AsyncClient client, StorageSettings settings) {
        this.client = client;
        this.calls = new SdkCalls(settings.callTimeout(), Diagnosis::of);
        this.multiparts = new Multiparts(client, calls, settings.completeTimeout());
        this.puts = new Puts(client, calls, multiparts, settings);
    }

    @Override
    public Uni<ObjectInfo> put(PutRequest request, Flow.Publisher<ByteBuffer> content) {
        return Home.bring(puts.put(request, content));
    }

    @Override
    public Uni<Optional<ObjectInfo>> head(ObjectKey key) {
        return calls.call(
                        "HeadObject",
                        () -> client.headObject(
                                b -> b.bucket(key.bucket()).key(key.key()).checksumMode(ChecksumMode.ENABLED)))
                .map(answer -> Optional.of(Answers.info(answer)))
                .onFailure(Diagnosis::isMissing)
                .recoverWithItem(Optional.empty());
    }

    @Override
    public Uni<Void> delete(ObjectKey key) {
        return calls.call(
                        "DeleteObject",
                        () -> client.deleteObject(b -> b.bucket(key.bucket()).key(key.key())))
                .replaceWithVoid()
                .onFailure(failure -> Diagnosis.isMissing(failure, "NoSuchKey"))
                .recoverWithNull();
    }

    @Override
    public Uni<String> beginMultipart(ObjectKey key, String contentType, Map<String, String> metadata) {
        return multiparts.begin(key, contentType, metadata);
    }

    @Override
    public Uni<List<UploadedPart>> parts(ObjectKey key, String uploadId) {
        return multiparts.parts(key, uploadId);
    }

    @Override
    public Uni<Void> completeMultipart(ObjectKey key, String uploadId, List<UploadedPart> parts) {
        return multiparts.complete(key, uploadId, parts).replaceWithVoid();
    }

    @Override
    public Uni<Void> abortMultiparts(ObjectKey key) {
        return multiparts.abortAll(key);
    }
}

package io.filesaga.storage.s3;

import io.filesaga.sdk.Home;
import io.filesaga.sdk.SdkCalls;
import io.filesaga.storage.ObjectInfo;
import io.filesaga.storage.PutRequest;
import io.filesaga.storage.StorageException;
import io.smallrye.mutiny.Uni;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkPlugin;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * Content to the store, by the cheapest way that its length allows.
 *
 * <ul>
 *   <li>length known: one PutObject, streamed, never repeated by the SDK, because the content can be read once;
 *   <li>no length, and it ends within one part: one PutObject from memory;
 *   <li>no length, and longer: a multipart upload ({@link PartWise}).
 * </ul>
 */
final class Puts {

    private static final String OPERATION = "PutObject";

    /** For this one call. The settings of the client are copied, not changed. */
    private static final SdkPlugin ONCE =
            config -> config.overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()));

    private final S3AsyncClient client;
    private final SdkCalls calls;
    private final Multiparts multiparts;
    private final StorageSettings settings;

    Puts(S3AsyncClient client, SdkCalls calls, Multiparts multiparts, StorageSettings settings) {
        this.client = client;
        this.calls = calls;
        this.multiparts = multiparts;
        this.settings = settings;
    }

    /** Reads the content on the caller's context; the outcome arrives on any thread. */
    Uni<ObjectInfo> put(PutRequest request, Flow.Publisher<ByteBuffer> content) {
        Long length = request.length();
        return Uni.createFrom()
                .deferred(() -> length == null || length == 0
                        ? collected(request, content)
                        : streamed(request, length, content));
    }

    private Uni<ObjectInfo> streamed(PutRequest request, long length, Flow.Publisher<ByteBuffer> content) {
        Progress progress = new Progress(settings.idleTimeout());
        ExactBody body = new ExactBody(content, length, Home.here(), progress);
        PutObjectRequest put = object(request)
                .contentLength(length)
                .overrideConfiguration(o -> o.addPlugin(ONCE))
                .build();
        Uni<ObjectInfo> sent = calls.send(OPERATION, () -> client.putObject(put, body))
                .map(answer -> info(request, length, answer.eTag()));
        return progress.watch(OPERATION, Uni.combine().any().of(sent, body.<ObjectInfo>failure()))
                .onTermination()
                .invoke(body::stop);
    }

    private Uni<ObjectInfo> collected(PutRequest request, Flow.Publisher<ByteBuffer> content) {
        Progress progress = new Progress(settings.idleTimeout());
        int size = Math.toIntExact(settings.partSize().asLongValue());
        Portions portions = new Portions(size, Home.here(), progress).of(content);
        return progress.watch(OPERATION, portions.next())
                .invoke(first -> refuseExcess(request, first))
                .flatMap(first -> first.last()
                        ? progress.watch(OPERATION, whole(request, first, progress))
                        : new PartWise(client, calls, multiparts, request, portions, progress).put(first))
                .onTermination()
                .invoke(portions::stop);
    }

    /** A length that is announced here is 0. */
    private static void refuseExcess(PutRequest request, Portion first) {
        if (request.length() != null && first.size() > 0) {
            String message = "content is longer than the announced 0 bytes";
            throw new StorageException(StorageException.Kind.PERMANENT, message, null);
        }
    }

    /** The SDK may repeat this one: the content is in memory. */
    private Uni<ObjectInfo> whole(PutRequest request, Portion content, Progress progress) {
        PutObjectRequest put =
                object(request).contentLength((long) content.size()).build();
        return calls.send(OPERATION, () -> client.putObject(put, content.body(progress)))
                .map(answer -> info(request, content.size(), answer.eTag()));
    }

    private static PutObjectRequest.Builder object(PutRequest request) {
        return PutObjectRequest.builder()
                .bucket(request.key().bucket())
                .key(request.key().key())
                .contentType(request.contentType())
                .metadata(MetadataText.encode(request.metadata()));
    }

    /** Size as counted here, ETag as told by the store. */
    static ObjectInfo info(PutRequest request, long size, @Nullable String etag) {
        return new ObjectInfo(size, Answers.etag(etag), null, request.contentType(), request.metadata(), null);
    }
}

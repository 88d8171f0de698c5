package io.filesaga.storage.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.filesaga.storage.ObjectKey;
import io.filesaga.storage.ObjectStore;
import io.filesaga.storage.ObjectStoreContract;
import io.filesaga.storage.StorageException;
import io.filesaga.storage.TestContent;
import io.filesaga.storage.UploadedPart;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/** The contract against a real S3 endpoint. */
class S3ObjectStoreTest extends ObjectStoreContract {

    private final S3ProxyForTests s3 = S3ProxyForTests.shared();
    private final S3AsyncClient client = s3.client();
    private final ObjectStore store = new S3ObjectStore(client, TestSettings.usual());

    @Override
    protected ObjectStore store() {
        return store;
    }

    @Override
    protected byte[] read(ObjectKey key) {
        return client.getObject(b -> b.bucket(key.bucket()).key(key.key()), AsyncResponseTransformer.toBytes())
                .join()
                .asByteArray();
    }

    @Override
    protected UploadedPart sendPart(ObjectKey key, String uploadId, int number, byte[] bytes) {
        Instant now = Instant.now();
        String url = SignedRequestsTest.signing(client, TestSettings.usual())
                .part(key, uploadId, number, now, now.plusSeconds(60));
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes))
                .build();
        try {
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            assertEquals(200, answer.statusCode(), answer.body());
            return new UploadedPart(
                    number, Answers.etag(answer.headers().firstValue("ETag").orElseThrow()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void noMultipartUploadStaysOpenWhenItsContentBreaksOff() {
        ObjectKey key = key("broken-late");
        RuntimeException gone = new RuntimeException("gone");

        RuntimeException failure = assertThrows(
                RuntimeException.class,
                () -> await(
                        store.put(request(key, null), TestContent.broken(TestContent.bytes(20 * 1024 * 1024), gone))));

        assertSame(gone, failure);
        assertEquals(0, openUploads(key));
    }

    @Test
    void contentThatStandsStillFailsThePutAndLeavesNothing() {
        ObjectStore impatient =
                new S3ObjectStore(client, TestSettings.with(Duration.ofSeconds(10), Duration.ofMillis(400)));
        for (Long length : new Long[] {20_000_000L, null}) {
            ObjectKey key = key("stalled");

            StorageException failure = assertThrows(
                    StorageException.class,
                    () -> await(
                            impatient.put(request(key, length), TestContent.stalled(TestContent.bytes(9_000_000)))));

            assertEquals(StorageException.Kind.TRANSIENT, failure.kind());
            assertEquals(Optional.empty(), await(store.head(key)));
            assertEquals(0, openUploads(key));
        }
    }

    private int openUploads(ObjectKey key) {
        return client.listMultipartUploads(b -> b.bucket(key.bucket()).prefix(key.key()))
                .join()
                .uploads()
                .size();
    }

    @Test
    void theAnswerArrivesOnTheContextOfItsCaller() throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            Context context = vertx.getOrCreateContext();
            CompletableFuture<Context> answered = new CompletableFuture<>();
            context.runOnContext(nothing -> store.head(key("nowhere"))
                    .subscribe()
                    .with(head -> answered.complete(Vertx.currentContext()), answered::completeExceptionally));
            assertSame(context, answered.get(20, TimeUnit.SECONDS));

            CompletableFuture<Context> read = new CompletableFuture<>();
            ObjectKey key = key("from-context");
            context.runOnContext(nothing -> store.put(
                            request(key, 5L),
                            io.smallrye.mutiny.Multi.createFrom()
                                    .publisher(TestContent.of(TestContent.bytes(5)))
                                    .onRequest()
                                    .invoke(() -> read.complete(Vertx.currentContext())))
                    .subscribe()
                    .with(done -> {}));
            assertSame(context, read.get(20, TimeUnit.SECONDS));
        } finally {
            vertx.close();
        }
    }

    @Test
    void aMissingBucketIsARefusal() {
        ObjectKey key = new ObjectKey("no-such-bucket", "key");

        StorageException failure =
                assertThrows(StorageException.class, () -> await(store.beginMultipart(key, "text/plain", Map.of())));

        assertEquals(StorageException.Kind.PERMANENT, failure.kind());
        assertEquals(
                "CreateMultipartUpload failed: 404 NoSuchBucket",
                failure.getMessage().split(",")[0]);
    }

    @Test
    void etagsAndChecksumsAreInOurForm() {
        assertEquals("abc-3", Answers.etag("\"abc-3\""));
        assertEquals("abc", Answers.etag("W/\"abc\""));
        assertEquals("abc", Answers.etag("abc"));
        assertEquals(
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                Answers.hex("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="));
        assertNull(Answers.hex("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=-3"));
        assertNull(Answers.hex("not base64"));
        assertNull(Answers.hex(null));
    }
}

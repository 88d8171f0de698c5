package io.filesaga.storage.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.filesaga.storage.ObjectKey;
import io.filesaga.storage.ObjectStore;
import io.filesaga.storage.PutRequest;
import io.filesaga.storage.StorageException;
import io.filesaga.storage.StorageException.Kind;
import io.filesaga.storage.TestContent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A store that is silent, away, overloaded or says no. */
class UnwillingStoreTest {

    private static final ObjectKey KEY = new ObjectKey("contract", "a-key-of-its-own");
    private static final TestSettings IMPATIENT = TestSettings.with(Duration.ofMillis(300), Duration.ofMillis(600));

    private static ObjectStore store(SilentServer server, TestSettings settings) {
        return new S3ObjectStore(S3ProxyForTests.client(server.endpoint()).build(), settings);
    }

    private static StorageException failure(Uni<?> call) {
        StorageException failure =
                assertThrows(StorageException.class, () -> call.await().atMost(Duration.ofSeconds(30)));
        assertFalse(failure.getMessage().contains("http"), failure.getMessage());
        assertFalse(failure.getMessage().contains(KEY.key()), failure.getMessage());
        return failure;
    }

    private static PutRequest request(Long length) {
        return new PutRequest(KEY, "text/plain", length, Map.of());
    }

    @Test
    void silenceIsATransientFailureAfterOurOwnTimeoutAndHangsUp() throws Exception {
        try (SilentServer server = SilentServer.silent()) {
            StorageException failure = failure(store(server, IMPATIENT).head(KEY));

            assertEquals(Kind.TRANSIENT, failure.kind());
            assertEquals("HeadObject had no answer within 300 ms", failure.getMessage());
            assertTrue(server.hungUp.await(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void aPutIntoSilenceFailsWhenNothingMoves() {
        try (SilentServer server = SilentServer.silent()) {
            for (Long length : new Long[] {50_000_000L, 1_000L, null}) {
                byte[] bytes = TestContent.bytes(length == null ? 1_000 : length.intValue());
                Uni<?> put = store(server, IMPATIENT).put(request(length), TestContent.of(bytes));
                assertEquals(Kind.TRANSIENT, failure(put).kind());
            }
        }
    }

    @Test
    void cancellingHangsUpAndCancelsTheContent() throws Exception {
        try (SilentServer server = SilentServer.silent()) {
            CountDownLatch cancelled = new CountDownLatch(1);
            Multi<ByteBuffer> content = Multi.createFrom()
                    .publisher(TestContent.stalled(new byte[5]))
                    .onCancellation()
                    .invoke(cancelled::countDown);
            Cancellable put = store(server, TestSettings.usual())
                    .put(request(null), content)
                    .subscribe()
                    .with(nothing -> {});
            put.cancel();
            assertTrue(cancelled.await(10, TimeUnit.SECONDS));

            Cancellable head =
                    store(server, TestSettings.usual()).head(KEY).subscribe().with(nothing -> {});
            assertTrue(server.called.await(10, TimeUnit.SECONDS));
            head.cancel();
            assertTrue(server.hungUp.await(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void aStoreThatIsAwayIsATransientFailure() {
        SilentServer server = SilentServer.silent();
        server.close();

        assertEquals(
                Kind.TRANSIENT,
                failure(store(server, TestSettings.usual()).delete(KEY)).kind());
        assertEquals(
                Kind.TRANSIENT,
                failure(store(server, TestSettings.usual()).put(request(5L), TestContent.of(new byte[5])))
                        .kind());
    }

    @Test
    void refusalsAreSortedByWhetherTryingAgainHelps() {
        assertEquals(Kind.TRANSIENT, answered("503 Slow Down", "SlowDown").kind());
        assertEquals(
                Kind.TRANSIENT,
                answered("500 Internal Server Error", "InternalError").kind());
        assertEquals(
                Kind.TRANSIENT,
                answered("429 Too Many Requests", "TooManyRequests").kind());
        assertEquals(
                Kind.TRANSIENT, answered("400 Bad Request", "RequestTimeout").kind());
        assertEquals(Kind.TRANSIENT, answered("400 Bad Request", "ExpiredToken").kind());
        assertEquals(Kind.PERMANENT, answered("403 Forbidden", "AccessDenied").kind());
        assertEquals(
                Kind.PERMANENT, answered("400 Bad Request", "InvalidRequest").kind());
        assertEquals(
                "DeleteObject failed: 403 AccessDenied",
                answered("403 Forbidden", "AccessDenied").getMessage());
    }

    @Test
    void whatIsGoneAlreadyIsDeleted() {
        String body = "<Error><Code>NoSuchKey</Code><Message>m</Message></Error>";
        try (SilentServer server = SilentServer.answering("404 Not Found", body)) {
            store(server, TestSettings.usual()).delete(KEY).await().atMost(Duration.ofSeconds(10));
        }
    }

    private static StorageException answered(String status, String code) {
        String body = "<Error><Code>" + code + "</Code><Message>m</Message></Error>";
        try (SilentServer server = SilentServer.answering(status, body)) {
            return failure(store(server, TestSettings.usual()).delete(KEY));
        }
    }

    @Test
    void streamedContentIsSentOnceHoweverTheStoreFails() {
        String body = "<Error><Code>SlowDown</Code><Message>m</Message></Error>";
        try (SilentServer server = SilentServer.answering("503 Slow Down", body)) {
            Uni<?> put = store(server, TestSettings.usual()).put(request(5L), TestContent.of(new byte[5]));

            StorageException failure = failure(put);

            assertEquals(Kind.TRANSIENT, failure.kind());
            assertEquals("PutObject failed: 503 SlowDown", failure.getMessage());
            assertEquals(1, server.connections.get());
        }
    }
}

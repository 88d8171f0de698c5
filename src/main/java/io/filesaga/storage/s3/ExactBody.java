package io.filesaga.storage.s3;

import io.filesaga.sdk.Home;
import io.filesaga.storage.StorageException;
import io.smallrye.mutiny.Uni;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.core.async.AsyncRequestBody;

/**
 * Content of an announced length as the SDK reads it, once and on demand. The buffer that would complete the length is
 * held back until the content has ended: HTTP stops at Content-Length, so that a content that is too long, or that fails
 * at its very end, would otherwise be stored.
 */
final class ExactBody implements AsyncRequestBody {

    private final Flow.Publisher<ByteBuffer> content;
    private final long length;
    private final Home home;
    private final Progress progress;
    private final AtomicReference<@Nullable Relay> relay = new AtomicReference<>();
    private final CompletableFuture<Void> broken = new CompletableFuture<>();

    ExactBody(Flow.Publisher<ByteBuffer> content, long length, Home home, Progress progress) {
        this.content = content;
        this.length = length;
        this.home = home;
        this.progress = progress;
    }

    @Override
    public Optional<Long> contentLength() {
        return Optional.of(length);
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> store) {
        Relay first = new Relay(store);
        if (relay.compareAndSet(null, first)) {
            home.run(() -> content.subscribe(first));
        } else {
            store.onSubscribe(new Spent());
            store.onError(new IllegalStateException("this content can be read once"));
        }
    }

    /** Fails, before the SDK hears of it, with the content's own error or with what is wrong with its length. */
    <T> Uni<T> failure() {
        return Uni.createFrom()
                .completionStage(broken)
                .onItem()
                .transformToUni(nothing -> Uni.createFrom().nothing());
    }

    /** Wants no more content. Repeating it, and calling it before or after the content's end, does nothing. */
    void stop() {
        Relay reading = relay.get();
        if (reading != null) {
            reading.cancel();
        }
    }

    /** Content to store, demand to content; the content's side runs at home. */
    private final class Relay implements Flow.Subscriber<ByteBuffer>, Subscription {
        private final Subscriber<? super ByteBuffer> store;
        private volatile Flow.@Nullable Subscription source;
        private @Nullable ByteBuffer last;
        private long taken;
        private boolean over;

        Relay(Subscriber<? super ByteBuffer> store) {
            this.store = store;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            source = subscription;
            store.onSubscribe(this);
        }

        @Override
        public void onNext(ByteBuffer buffer) {
            if (over) {
                return;
            }
            taken += buffer.remaining();
            progress.moved();
            if (taken > length) {
                cancel();
                fail(refusal("content is longer than the announced " + length + " bytes"));
            } else if (taken < length && buffer.hasRemaining()) {
                store.onNext(buffer);
            } else {
                last = buffer.hasRemaining() ? buffer : last;
                request(1);
            }
        }

        @Override
        public void onError(Throwable failure) {
            if (!over) {
                fail(failure);
            }
        }

        @Override
        public void onComplete() {
            if (over) {
                return;
            }
            if (taken < length) {
                fail(refusal("content ended after " + taken + " of the announced " + length + " bytes"));
                return;
            }
            over = true;
            if (last != null) {
                store.onNext(last);
            }
            store.onComplete();
        }

        private void fail(Throwable failure) {
            over = true;
            broken.completeExceptionally(failure);
            store.onError(failure);
        }

        @Override
        public void request(long more) {
            Flow.Subscription from = source;
            if (from != null) {
                home.run(() -> from.request(more));
            }
        }

        @Override
        public void cancel() {
            Flow.Subscription from = source;
            if (from != null) {
                home.run(from::cancel);
            }
        }
    }

    private static StorageException refusal(String message) {
        return new StorageException(StorageException.Kind.PERMANENT, message, null);
    }

    /** The subscription of a second reader. */
    private record Spent() implements Subscription {
        @Override
        public void request(long more) {}

        @Override
        public void cancel() {}
    }
}

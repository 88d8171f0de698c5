package io.filesaga.files.upload;

import io.filesaga.files.Reasons;
import io.filesaga.sagas.Refusal;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.Flow;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Content on its way to the store: counted, hashed, and ended with a refusal when it passes the limit. */
final class MeteredContent implements Flow.Publisher<ByteBuffer> {

    private final Flow.Publisher<ByteBuffer> source;
    private final ContentRequest request;
    private final long limit;
    private final LongFunction<Refusal> over;
    private final MessageDigest digest;
    private long size;
    private @Nullable String sha256;

    MeteredContent(Flow.Publisher<ByteBuffer> source, ContentRequest request, long limit) {
        this(source, request, limit, size -> tooLarge(limit));
    }

    /** @param over what is said to content that has so many bytes, more than the limit */
    MeteredContent(Flow.Publisher<ByteBuffer> source, ContentRequest request, long limit, LongFunction<Refusal> over) {
        this.source = source;
        this.request = request;
        this.limit = limit;
        this.over = over;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Nullable
    Long declaredLength() {
        return request.length();
    }

    /** Bytes that passed. */
    long size() {
        return size;
    }

    /** Lower-case hex of all that passed; final after the first call. */
    String sha256() {
        if (sha256 == null) {
            sha256 = HexFormat.of().formatHex(digest.digest());
        }
        return sha256;
    }

    /** Why the content is not what the request said, or null. */
    @Nullable
    Refusal verify() {
        String announced = request.sha256();
        return announced == null || announced.equals(sha256())
                ? null
                : Refusal.ofField("Content-Digest", Reasons.DIGEST_MISMATCH, "The content has another SHA-256.");
    }

    static Refusal tooLarge(long limit) {
        return Refusal.of(Reasons.CONTENT_TOO_LARGE, "At most " + limit + " bytes are allowed.");
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        source.subscribe(new Meter(subscriber));
    }

    /** Passes everything on; cancels the source and fails when the limit is passed. */
    private final class Meter implements Flow.Subscriber<ByteBuffer> {

        private final Flow.Subscriber<? super ByteBuffer> next;
        private Flow.@Nullable Subscription subscription;
        private boolean isOver;

        Meter(Flow.Subscriber<? super ByteBuffer> next) {
            this.next = next;
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            next.onSubscribe(given);
        }

        @Override
        public void onNext(ByteBuffer bytes) {
            if (isOver) {
                return;
            }
            size += bytes.remaining();
            if (size > limit) {
                isOver = true;
                if (subscription != null) {
                    subscription.cancel();
                }
                next.onError(over.apply(size).asException());
                return;
            }
            digest.update(bytes.asReadOnlyBuffer());
            next.onNext(bytes);
        }

        @Override
        public void onError(Throwable failure) {
            if (!isOver) {
                next.onError(failure);
            }
        }

        @Override
        public void onComplete() {
            if (!isOver) {
                next.onComplete();
            }
        }
    }
}

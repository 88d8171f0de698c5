package io.filesaga.storage.s3;

import io.filesaga.storage.StorageException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** The one place where an SDK future becomes a Uni: timeout, words of ours for errors, the way home, cancellation. */
final class SdkCalls {

    private final Duration timeout;

    SdkCalls(Duration timeout) {
        this.timeout = timeout;
    }

    /** A call under the usual timeout. The supplier runs once per subscription. */
    <T> Uni<T> call(String operation, Supplier<CompletableFuture<T>> call) {
        return call(operation, timeout, call);
    }

    /** A call under a timeout of its own. */
    static <T> Uni<T> call(String operation, Duration limit, Supplier<CompletableFuture<T>> call) {
        return Home.bring(send(operation, call).ifNoItem().after(limit).failWith(() -> tooSlow(operation, limit)));
    }

    /**
     * A call that somebody else watches: no timeout, and its outcome arrives on a thread of the SDK. Cancelling the Uni
     * cancels the future, which gives up the request. Starts on a worker, because the SDK resolves its credentials on
     * the calling thread, and that can be a blocking request.
     */
    static <T> Uni<T> send(String operation, Supplier<CompletableFuture<T>> call) {
        return Uni.createFrom()
                .completionStage(call)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .onFailure()
                .transform(failure -> Diagnosis.of(operation, failure));
    }

    private static StorageException tooSlow(String operation, Duration limit) {
        return new StorageException(
                StorageException.Kind.TRANSIENT, operation + " had no answer within " + limit.toMillis() + " ms", null);
    }
}

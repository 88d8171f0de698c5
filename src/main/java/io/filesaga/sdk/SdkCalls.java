package io.filesaga.sdk;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/** The one place where an SDK future becomes a Uni: timeout, words for errors, the way home, cancellation. */
public final class SdkCalls {

    /** What a failed call is in the words of the room that made it. */
    public interface Words {

        /**
         * The failure, told.
         *
         * @param failure what the SDK said, or {@link NoAnswerException}
         */
        Throwable of(String operation, Throwable failure);
    }

    private final Duration timeout;
    private final Words words;

    /**
     * Calls of one room.
     *
     * @param timeout for a call that names none of its own
     */
    public SdkCalls(Duration timeout, Words words) {
        this.timeout = timeout;
        this.words = words;
    }

    /** A call under the usual timeout. The supplier runs once per subscription. */
    public <T> Uni<T> call(String operation, Supplier<CompletableFuture<T>> call) {
        return call(operation, timeout, call);
    }

    /** A call under a timeout of its own. */
    public <T> Uni<T> call(String operation, Duration limit, Supplier<CompletableFuture<T>> call) {
        return Home.bring(send(operation, call)
                .ifNoItem()
                .after(limit)
                .failWith(() -> words.of(operation, new NoAnswerException(limit))));
    }

    /**
     * A call that somebody else watches: no timeout, and its outcome arrives on a thread of the SDK. Cancelling the Uni
     * cancels the future, which gives up the request. Starts on a worker, because the SDK resolves its credentials on
     * the calling thread, and that can be a blocking request.
     */
    public <T> Uni<T> send(String operation, Supplier<CompletableFuture<T>> call) {
        return Uni.createFrom()
                .completionStage(call)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .onFailure()
                .transform(failure -> words.of(operation, unwrap(failure)));
    }

    private static Throwable unwrap(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}

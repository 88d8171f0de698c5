package io.filesaga.events.sqs;

import io.filesaga.sdk.Home;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** The word to stop, once given for ever, for all who would wait longer. */
final class StopSignal {

    private final CompletableFuture<Void> word = new CompletableFuture<>();
    private final Uni<Void> given;

    StopSignal() {
        given = Uni.createFrom().completionStage(word).memoize().indefinitely();
    }

    void give() {
        word.complete(null);
    }

    boolean isGiven() {
        return word.isDone();
    }

    /** What comes of the work; or, when the word comes first, the other, and the work is cancelled. */
    <T> Uni<T> unlessGiven(Uni<T> work, T instead) {
        return Home.bring(Uni.combine().any().of(work, given.replaceWith(instead)));
    }

    /** Ends early when the word is given. */
    Uni<Void> pause(Duration length) {
        return Home.bring(Uni.combine()
                .any()
                .of(Uni.createFrom().voidItem().onItem().delayIt().by(length), given));
    }
}

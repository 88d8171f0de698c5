package io.filesaga.sagas.engine;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Somebody who waits for news. News that come while he looks are kept for his next wait. */
final class Wait {

    private final AtomicBoolean news = new AtomicBoolean();
    private volatile @Nullable UniEmitter<? super Void> sleeper;

    void ring() {
        news.set(true);
        UniEmitter<? super Void> asleep = sleeper;
        if (asleep != null) {
            asleep.complete(null);
        }
    }

    /** Emits when there are news, or at the latest after so long. */
    Uni<Void> next(Duration atMost) {
        return Pause.atHome(Uni.createFrom()
                .<Void>emitter(emitter -> {
                    sleeper = emitter;
                    if (news.get()) {
                        emitter.complete(null);
                    }
                })
                .ifNoItem()
                .after(atMost)
                .recoverWithUni(Uni.createFrom().voidItem())
                .invoke(() -> news.set(false)));
    }
}

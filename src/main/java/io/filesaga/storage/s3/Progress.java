package io.filesaga.storage.s3;

import io.filesaga.storage.StorageException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Whether content still moves. Counts moves and looks at the count now and then: no clock is read per buffer. */
final class Progress {

    /** Looks per idle timeout: a standstill is noticed after 1 to 1.25 times the timeout. */
    private static final int LOOKS = 4;

    private final Duration idleTimeout;
    private final AtomicLong moves = new AtomicLong();

    Progress(Duration idleTimeout) {
        this.idleTimeout = idleTimeout;
    }

    /** Content was taken from the caller, or by the store. Any thread. */
    void moved() {
        moves.incrementAndGet();
    }

    /** The work, but a transient failure (and the work cancelled) when nothing moves for the idle timeout. */
    <T> Uni<T> watch(String operation, Uni<T> work) {
        return Uni.combine().any().of(work, this.<T>standstill(operation));
    }

    private <T> Uni<T> standstill(String operation) {
        return Uni.createFrom().deferred(() -> {
            Looks looks = new Looks();
            return Multi.createFrom()
                    .ticks()
                    .every(idleTimeout.dividedBy(LOOKS))
                    .onOverflow()
                    .drop()
                    .select()
                    .where(tick -> looks.standStill())
                    .toUni()
                    .onItem()
                    .transformToUni(tick -> Uni.createFrom().failure(stalled(operation)));
        });
    }

    private StorageException stalled(String operation) {
        String message = operation + " stood still for " + idleTimeout.toMillis() + " ms";
        return new StorageException(StorageException.Kind.TRANSIENT, message, null);
    }

    /** What one watcher saw; used by one timer at a time. */
    private final class Looks {
        private long seen = -1;
        private int unchanged;

        boolean standStill() {
            long now = moves.get();
            unchanged = now == seen ? unchanged + 1 : 0;
            seen = now;
            return unchanged >= LOOKS;
        }
    }
}

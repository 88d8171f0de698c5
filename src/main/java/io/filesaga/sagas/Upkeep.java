package io.filesaga.sagas;

import io.smallrye.mutiny.Uni;
import java.time.Instant;

/**
 * What the timers do elsewhere, for a node that has none: a function that is frozen between two calls. Whoever calls the
 * function says how long the node may begin work, makes it look for some, and leaves it with empty hands.
 */
public interface Upkeep {

    /**
     * Until then sagas are begun, resumed and claimed. Afterwards a caller is refused as {@link SagaReasons#OUT_OF_TIME},
     * nothing is claimed, and nobody waits for the end of a saga any longer. A later call moves the time. A node that
     * nobody has told has all the time there is.
     */
    void openUntil(Instant closing);

    /**
     * Emits when connections to the database that died while the node was frozen are out of the way, after a second at
     * the latest. Never fails.
     */
    Uni<Void> thaw();

    /** Emits when all that was due, and had room and time, has been claimed; it runs on. */
    Uni<Void> resume();

    /** Prunes sagas whose retention is over, and looks for those that need eyes. Cancelled, it stops between two batches. */
    Uni<Void> tidy();

    /**
     * Emits when this node has no saga in hand, at the latest a moment after {@code until}. What is in hand then is given
     * back: it is due at once, for whoever looks next, and the fencing token settles it if it does go on here. Never fails.
     *
     * @return how many were given back
     */
    Uni<Integer> settle(Instant until);
}

package io.filesaga.lambda;

import io.filesaga.sagas.Upkeep;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/** Opens and ends the shifts; an instance of a function has one call at a time. */
@Singleton
public class Shifts {

    private static final Logger LOG = Logger.getLogger(Shifts.class);

    /** The <a href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html">longest</a> call. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private static final Duration SHORTEST = Duration.ofMillis(100);

    /** Nobody gives up a connection that was used just now. */
    private static final Duration SHORT_PAUSE = Duration.ofSeconds(2);

    private final Upkeep upkeep;
    private final FunctionSettings settings;
    private final InstantSource clock;
    private volatile Instant lastEnd = Instant.MAX;

    Shifts(Upkeep upkeep, FunctionSettings settings, InstantSource clock) {
        this.upkeep = upkeep;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Begins a call.
     *
     * @param leftMillis of its time, as Lambda says. What no call can have is taken for the longest: an emulator that tells
     *     no deadline gives a number without meaning.
     */
    Shift open(int leftMillis) {
        Duration told = Duration.ofMillis(leftMillis);
        Duration left = told.isNegative() || told.compareTo(LONGEST) > 0 ? LONGEST : told;
        Instant deadline = clock.instant().plus(left);
        Shift shift = new Shift(deadline.minus(settings.beginMargin()), deadline.minus(settings.answerMargin()));
        upkeep.openUntil(shift.closing());
        return shift;
    }

    /** Emits when the node can work: after a pause it may have been frozen, and its connections may be dead. Never fails. */
    Uni<Void> ready() {
        return Uni.createFrom()
                .deferred(() -> clock.instant().minus(SHORT_PAUSE).isAfter(lastEnd)
                        ? upkeep.thaw()
                        : Uni.createFrom().voidItem());
    }

    /** Emits when no saga is in hand any more, and how many had to be given back for that. Never fails. */
    Uni<Integer> settle(Shift shift) {
        return settle(shift.end());
    }

    private Uni<Integer> settle(Instant until) {
        return upkeep.settle(until)
                .ifNoItem()
                .after(patience(until))
                .recoverWithItem(0)
                .invoke(given -> {
                    lastEnd = clock.instant();
                    if (given > 0) {
                        LOG.infof("%d sagas given back: the next tick goes on with them", given);
                    }
                });
    }

    /** Something, however late it is: to give a lease back takes a moment. */
    private Duration patience(Instant until) {
        Duration left = Duration.between(clock.instant(), until).plus(settings.answerMargin());
        return left.compareTo(SHORTEST) < 0 ? SHORTEST : left;
    }

    /** The same, for a caller who has his answer: he is not kept for long. */
    Uni<Integer> settleBriefly(Shift shift) {
        Instant soon = clock.instant().plus(settings.settleTimeout());
        return settle(soon.isBefore(shift.end()) ? soon : shift.end());
    }

    Instant now() {
        return clock.instant();
    }
}

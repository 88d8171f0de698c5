package io.filesaga.lambda;

import java.time.Duration;
import java.time.Instant;

/**
 * The time of one call of a function.
 *
 * @param closing from then on nothing is begun
 * @param end what runs then is given back
 */
record Shift(Instant closing, Instant end) {

    boolean isClosed(Instant now) {
        return !now.isBefore(closing);
    }

    /** What is left until the end, never negative. */
    Duration left(Instant now) {
        return now.isBefore(end) ? Duration.between(now, end) : Duration.ZERO;
    }
}

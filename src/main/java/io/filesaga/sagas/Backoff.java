package io.filesaga.sagas;

import java.time.Duration;

/**
 * Exponential backoff with full jitter: the pause before attempt {@code n + 1} is a random share of
 * {@code min(cap, base * 2^(n-1))}.
 *
 * @see <a href="https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/">Exponential backoff and jitter</a>
 */
public record Backoff(Duration base, Duration cap) {

    private static final int LARGEST_SHIFT = 30;

    public static Backoff standard() {
        return new Backoff(Duration.ofMillis(200), Duration.ofMinutes(5));
    }

    /**
     * How long to wait before the next attempt.
     *
     * @param attempt the attempt that failed, from 1
     * @param random 0 (inclusive) to 1 (exclusive)
     */
    public Duration pause(int attempt, double random) {
        int shift = Math.min(Math.max(attempt, 1) - 1, LARGEST_SHIFT);
        double ceiling = Math.min((double) cap.toMillis(), (double) base.toMillis() * (1L << shift));
        return Duration.ofMillis((long) (ceiling * random));
    }
}

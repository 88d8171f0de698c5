package io.filesaga.sagas;

/**
 * How often a call is tried and how long the pauses are.
 *
 * @param maxAttempts the first one included; at least 1
 * @param backoff the pauses between
 */
public record RetryPolicy(int maxAttempts, Backoff backoff) {

    public RetryPolicy {
        if (maxAttempts < 1) {
            throw new IllegalArgumentException("maxAttempts must be at least 1");
        }
    }

    /** One attempt: for work that cannot be repeated. */
    public static RetryPolicy once() {
        return new RetryPolicy(1, Backoff.standard());
    }

    public boolean isSpent(int attempt) {
        return attempt >= maxAttempts;
    }
}

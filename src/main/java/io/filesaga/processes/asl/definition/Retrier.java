package io.filesaga.processes.asl.definition;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When a state that has failed is tried again.
 *
 * @param errors which failures
 * @param intervalSeconds before the first retry
 * @param maxAttempts how many retries; 0 for none
 * @param backoffRate what each wait is longer than the one before, as a factor
 * @param maxDelaySeconds the longest wait
 * @param fullJitter whether a wait is drawn by lot between nothing and what it would be
 */
public record Retrier(
        ErrorEquals errors,
        int intervalSeconds,
        int maxAttempts,
        double backoffRate,
        int maxDelaySeconds,
        boolean fullJitter) {

    private static final double MILLIS = 1_000;

    /**
     * How long to wait before the next retry.
     *
     * @param retries how many this retrier has caused before in this state
     */
    public Duration delay(int retries, RandomGenerator random) {
        double seconds = Math.min(intervalSeconds * Math.pow(backoffRate, retries), maxDelaySeconds);
        long millis = Math.round(seconds * MILLIS);
        return Duration.ofMillis(fullJitter ? random.nextLong(millis + 1) : millis);
    }
}

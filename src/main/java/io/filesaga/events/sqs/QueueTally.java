package io.filesaga.events.sqs;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How it goes with the queue, since the start. */
@Singleton
public class QueueTally {

    /** What has become of a delivered message. */
    public enum Outcome {
        /** Applied, and so deleted. */
        APPLIED,
        /** It cannot be read, and never will be: left to the queue, which has a dead-letter queue for such. */
        INVALID,
        /** It could not be applied for too long: the queue will deliver it again. */
        GIVEN_BACK
    }

    private final Map<Outcome, LongAdder> outcomes =
            Arrays.stream(Outcome.values()).collect(Collectors.toMap(Function.identity(), each -> new LongAdder()));

    private final LongAdder retries = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private volatile boolean reachable = true;

    void count(Outcome outcome) {
        adder(outcome).increment();
    }

    void retried() {
        retries.increment();
    }

    void answered() {
        reachable = true;
    }

    void failed() {
        failures.increment();
        reachable = false;
    }

    public long of(Outcome outcome) {
        return adder(outcome).sum();
    }

    /** How often a message could not be applied and stayed in hand. */
    public long retries() {
        return retries.sum();
    }

    /** Calls to the queue that failed. */
    public long failures() {
        return failures.sum();
    }

    /** Whether the last call to the queue went well. */
    public boolean isReachable() {
        return reachable;
    }

    private LongAdder adder(Outcome outcome) {
        return java.util.Objects.requireNonNull(outcomes.get(outcome));
    }
}

package io.filesaga.events.sns;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What topics have posted, since the start. */
@Singleton
public class SnsTally {

    /** What a message was. */
    public enum Outcome {
        /** A notification, signed: handed on to be applied. */
        NOTIFIED,
        /** A subscription that is confirmed now. */
        CONFIRMED,
        /** The end of a subscription. */
        UNSUBSCRIBED,
        /** Of a topic that is not configured. */
        UNKNOWN_TOPIC,
        /** Not signed by SNS. */
        FORGED
    }

    private final Map<Outcome, LongAdder> outcomes =
            Arrays.stream(Outcome.values()).collect(Collectors.toMap(Function.identity(), each -> new LongAdder()));

    void count(Outcome outcome) {
        adder(outcome).increment();
    }

    public long of(Outcome outcome) {
        return adder(outcome).sum();
    }

    private LongAdder adder(Outcome outcome) {
        return Objects.requireNonNull(outcomes.get(outcome));
    }
}

package io.filesaga.events;

import io.filesaga.files.watch.Sightings.Outcome;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** How often each outcome came, since the start. */
@Singleton
public class EventTally {

    private final Map<Outcome, LongAdder> outcomes = new EnumMap<>(Outcome.class);
    private final LongAdder unknown = new LongAdder();

    EventTally() {
        for (Outcome outcome : Outcome.values()) {
            outcomes.put(outcome, new LongAdder());
        }
    }

    void count(Outcome outcome) {
        adder(outcome).increment();
    }

    void countUnknown(int many) {
        unknown.add(many);
    }

    public long of(Outcome outcome) {
        return adder(outcome).sum();
    }

    public long unknown() {
        return unknown.sum();
    }

    private LongAdder adder(Outcome outcome) {
        return outcomes.computeIfAbsent(outcome, none -> new LongAdder());
    }
}

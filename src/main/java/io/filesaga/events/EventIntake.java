package io.filesaga.events;

import io.filesaga.files.watch.Sightings;
import io.filesaga.files.watch.Sightings.Outcome;
import io.filesaga.files.watch.Sightings.Sighting;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The one door for events, whatever brought them: all of a message is applied, or the sender is told to send it again.
 * Applying twice changes nothing, so nobody needs to remember what was applied.
 */
@Singleton
public class EventIntake {

    private final EnvelopeReader reader;
    private final Sightings sightings;
    private final UnknownEvents unknown;
    private final EventTally tally;
    private final EventLag lag;

    EventIntake(EnvelopeReader reader, Sightings sightings, UnknownEvents unknown, EventTally tally, EventLag lag) {
        this.reader = reader;
        this.sightings = sightings;
        this.unknown = unknown;
        this.tally = tally;
        this.lag = lag;
    }

    /**
     * Applies what a message tells and emits when all of it is durable.
     *
     * @throws InvalidEventException inside of the {@code Uni}: nothing of it was applied
     */
    public Uni<Receipt> take(byte[] message) {
        return Uni.createFrom().deferred(() -> {
            Reading reading = reader.read(message);
            return unknown.keep(reading.unknown())
                    .chain(() -> apply(reading.changes()))
                    .map(outcomes -> new Receipt(
                            reading.changes().size(), reading.unknown().size()));
        });
    }

    private Uni<List<Outcome>> apply(List<ObjectChange> changes) {
        return changes.isEmpty()
                ? Uni.createFrom().item(List.of())
                : sightings.see(newest(changes)).invoke(outcomes -> {
                    outcomes.forEach(tally::count);
                    changes.forEach(lag::applied);
                });
    }

    /** One look at each key is enough, whatever was told about it. */
    private static List<Sighting> newest(List<ObjectChange> changes) {
        return changes.stream()
                .collect(Collectors.toMap(
                        change -> List.of(change.bucket(), change.key()), change -> change, EventIntake::newer))
                .values()
                .stream()
                .map(change -> Sighting.of(change.bucket(), change.key(), change.sequencer(), change.at()))
                .toList();
    }

    /** Of two that cannot be compared neither is the newest: what remains has no sequencer, and is looked at. */
    private static ObjectChange newer(ObjectChange one, ObjectChange other) {
        String first = one.sequencer();
        String second = other.sequencer();
        if (first != null && second != null && first.length() == second.length()) {
            return first.compareTo(second) >= 0 ? one : other;
        }
        ObjectChange later = one.at().isBefore(other.at()) ? other : one;
        return new ObjectChange(
                later.kind(),
                later.bucket(),
                later.key(),
                later.size(),
                later.etag(),
                null,
                later.versionId(),
                later.at());
    }
}

package io.filesaga.files.watch;

import io.filesaga.files.FileState;
import io.filesaga.files.watch.KeyStore.SpentKey;
import io.filesaga.files.watch.Sightings.Outcome;
import io.filesaga.files.watch.Sightings.Sighting;
import io.filesaga.storage.ObjectStore;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Looks once at every key whose grant has died, when nothing can be in flight to it any longer. An object without a file
 * came late: it is removed by a saga. An object that its ACTIVE file does not know was sent again by the grant's holder:
 * the file follows it. Until a key is settled it stays due, so a crash or an outage only delays.
 */
@Singleton
public class LateArrivals {

    private static final Logger LOG = Logger.getLogger(LateArrivals.class);
    private static final int BATCH = 200;
    private static final int CALLS_AT_ONCE = 16;
    private static final Duration CLAIM = Duration.ofMinutes(5);

    private final KeyStore keys;
    private final ObjectStore store;
    private final Sightings sightings;
    private final InstantSource clock;

    LateArrivals(KeyStore keys, ObjectStore store, Sightings sightings, InstantSource clock) {
        this.keys = keys;
        this.store = store;
        this.sightings = sightings;
        this.clock = clock;
    }

    @Scheduled(
            identity = "late-arrivals",
            every = "${filesaga.files.sweep-interval}",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return sweep(Instant.MAX)
                .onFailure()
                .invoke(failure -> LOG.warnf("sweep failed, next one in a moment: %s", failure.toString()))
                .onFailure()
                .recoverWithNull();
    }

    /** Emits when no due key is left, or when it is that late and no look is under way; the rest stays due. */
    public Uni<Void> sweep(Instant until) {
        return keys.claim(clock.instant(), CLAIM, BATCH)
                .chain(claimed -> settle(claimed, until)
                        .chain(settled -> keys.settled(settled))
                        .chain(() -> claimed.size() == BATCH && isBefore(until)
                                ? sweep(until)
                                : Uni.createFrom().voidItem()));
    }

    private boolean isBefore(Instant until) {
        return clock.instant().isBefore(until);
    }

    private Uni<List<SpentKey>> settle(List<SpentKey> claimed, Instant until) {
        return Multi.createFrom()
                .iterable(claimed)
                .onItem()
                .transformToUni(key -> Uni.createFrom()
                        .deferred(() ->
                                isBefore(until) ? settle(key) : Uni.createFrom().item(false))
                        .map(done -> done ? Optional.of(key) : Optional.<SpentKey>empty())
                        .onFailure()
                        .invoke(failure -> LOG.debugf("key of file %s not settled: %s", key.fileId(), failure))
                        .onFailure()
                        .recoverWithItem(Optional.empty()))
                .merge(CALLS_AT_ONCE)
                .filter(Optional::isPresent)
                .map(Optional::get)
                .collect()
                .in(ArrayList::new, List::add);
    }

    /** False when it is too early to tell: somebody is still at work on the file. */
    private Uni<Boolean> settle(SpentKey key) {
        if (key.state() == FileState.PENDING || key.state() == FileState.DELETING) {
            return Uni.createFrom().item(false);
        }
        Uni<Void> parts = key.multipart() && key.state() == null
                ? store.abortMultiparts(key.objectKey())
                : Uni.createFrom().voidItem();
        return parts.chain(() -> look(key))
                .invoke(outcome -> report(key, outcome))
                .replaceWith(true);
    }

    private Uni<Outcome> look(SpentKey key) {
        return sightings
                .see(List.of(new Sighting(key.objectKey(), null, clock.instant())))
                .map(outcomes -> outcomes.get(0));
    }

    private static void report(SpentKey key, Outcome outcome) {
        if (outcome != Outcome.KNOWN) {
            LOG.infof("the key of file %s changed after its upload's end: %s", key.fileId(), outcome);
        }
    }
}

package io.filesaga.files;

import io.filesaga.files.KeyStore.SpentKey;
import io.filesaga.sagas.SagaClient;
import io.filesaga.sagas.Start;
import io.filesaga.sagas.TimeOrderedIds;
import io.filesaga.storage.ObjectInfo;
import io.filesaga.storage.ObjectStore;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
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
    private final SagaClient sagas;
    private final StrayRemovalSaga removal;
    private final TimeOrderedIds ids;
    private final InstantSource clock;

    LateArrivals(
            KeyStore keys,
            ObjectStore store,
            SagaClient sagas,
            StrayRemovalSaga removal,
            TimeOrderedIds ids,
            InstantSource clock) {
        this.keys = keys;
        this.store = store;
        this.sagas = sagas;
        this.removal = removal;
        this.ids = ids;
        this.clock = clock;
    }

    @Scheduled(
            identity = "late-arrivals",
            every = "${filesaga.files.sweep-interval}",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return sweep().onFailure()
                .invoke(failure -> LOG.warnf("sweep failed, next one in a moment: %s", failure.toString()))
                .onFailure()
                .recoverWithNull();
    }

    /** Emits when no due key is left. */
    Uni<Void> sweep() {
        return keys.claim(clock.instant(), CLAIM, BATCH)
                .chain(claimed -> settle(claimed)
                        .chain(settled -> keys.settled(settled))
                        .chain(() -> claimed.size() == BATCH
                                ? sweep()
                                : Uni.createFrom().voidItem()));
    }

    private Uni<List<SpentKey>> settle(List<SpentKey> claimed) {
        return Multi.createFrom()
                .iterable(claimed)
                .onItem()
                .transformToUni(key -> settle(key)
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

    /** False when it is too early to tell. */
    private Uni<Boolean> settle(SpentKey key) {
        Uni<Void> parts = key.multipart() && key.state() == null
                ? store.abortMultiparts(key.objectKey())
                : Uni.createFrom().voidItem();
        return parts.chain(() -> store.head(key.objectKey())).chain(found -> settle(key, found.orElse(null)));
    }

    private Uni<Boolean> settle(SpentKey key, @org.jspecify.annotations.Nullable ObjectInfo object) {
        FileState state = key.state();
        if (object == null) {
            if (state == FileState.ACTIVE) {
                LOG.warnf("file %s has no object any longer: somebody else removed it", key.fileId());
            }
            return Uni.createFrom().item(state == null || state == FileState.ACTIVE);
        }
        if (state == null) {
            return remove(key).replaceWith(true);
        }
        return state == FileState.ACTIVE
                ? keys.follow(key, object, clock.instant()).replaceWith(true)
                : Uni.createFrom().item(false);
    }

    private Uni<Void> remove(SpentKey key) {
        LOG.infof("an object came late for file %s: removing it", key.fileId());
        return sagas.start(
                        removal,
                        new Start<>(
                                ids.next(),
                                key.owner(),
                                key.fileId().toString(),
                                new StrayRemovalSaga.Stray(key.objectKey()),
                                null,
                                null,
                                null))
                .replaceWithVoid();
    }
}

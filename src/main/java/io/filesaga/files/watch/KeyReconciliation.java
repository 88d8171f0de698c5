package io.filesaga.files.watch;

import io.filesaga.files.FileSettings;
import io.filesaga.files.FileState;
import io.filesaga.files.ObjectSteps;
import io.filesaga.files.watch.SightingStore.LedgerKey;
import io.filesaga.storage.ObjectInfo;
import io.filesaga.storage.ObjectKey;
import io.filesaga.storage.ObjectStore;
import io.filesaga.storage.StorageException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts the table in step with the store, key by key. A sighting is only a hint to look: the ledger is read, then the store
 * is asked, then what it said is written if nobody has written about the key since. Whoever loses that race looks again,
 * so the last one to write has looked after every change that was told of.
 */
@Singleton
public class KeyReconciliation implements Sightings {

    private static final int TRIES = 20;
    private static final int AT_ONCE = 16;
    private static final String UNIQUE_VIOLATION = "23505";

    private final SightingStore ledger;
    private final ObjectStore store;
    private final Adoptions adoptions;
    private final Witness witness;
    private final StrayRemovals strays;
    private final FileSettings settings;

    KeyReconciliation(
            SightingStore ledger,
            ObjectStore store,
            Adoptions adoptions,
            Witness witness,
            StrayRemovals strays,
            FileSettings settings) {
        this.ledger = ledger;
        this.store = store;
        this.adoptions = adoptions;
        this.witness = witness;
        this.strays = strays;
        this.settings = settings;
    }

    /** Somebody else wrote about the key between the look and the write. */
    private static final class Overtaken extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Overtaken() {
            super("overtaken", null, false, false);
        }
    }

    @Override
    public Uni<List<Outcome>> see(Collection<Sighting> sightings) {
        List<ObjectKey> ours = sightings.stream()
                .map(Sighting::key)
                .filter(key -> key.bucket().equals(settings.bucket()))
                .toList();
        return ledger.find(ours)
                .chain(known -> Multi.createFrom()
                        .iterable(sightings)
                        .onItem()
                        .transformToUni(sighting -> see(sighting, known))
                        .merge(AT_ONCE)
                        .collect()
                        .asList())
                .onFailure(StorageException.class)
                .transform(ObjectSteps::refused);
    }

    private Uni<Outcome> see(Sighting sighting, Map<ObjectKey, LedgerKey> known) {
        if (!sighting.key().bucket().equals(settings.bucket())) {
            return Uni.createFrom().item(Outcome.IGNORED);
        }
        return Uni.createFrom()
                .deferred(() -> applied(sighting, known.get(sighting.key())))
                .onFailure(Overtaken.class)
                .recoverWithUni(() -> seeAgain(sighting));
    }

    private Uni<Outcome> seeAgain(Sighting sighting) {
        return Uni.createFrom()
                .deferred(() -> ledger.find(List.of(sighting.key())))
                .chain(known -> applied(sighting, known.get(sighting.key())))
                .onFailure(Overtaken.class)
                .retry()
                .atMost(TRIES);
    }

    private Uni<Outcome> applied(Sighting sighting, @Nullable LedgerKey known) {
        return known == null ? unknown(sighting) : known(known, sighting);
    }

    /** Sequencers of one length compare as texts (S3 user guide); any other pair says nothing. */
    private static boolean isOld(@Nullable String sequencer, @Nullable String last) {
        return sequencer != null
                && last != null
                && sequencer.length() == last.length()
                && sequencer.compareTo(last) <= 0;
    }

    private Uni<Outcome> unknown(Sighting sighting) {
        return adoptions.mayAdopt(sighting.key())
                ? store.head(sighting.key())
                        .chain(found -> found.flatMap(object -> adoptions.of(sighting.key(), object, sighting.at()))
                                .map(file -> adopted(file, each -> ledger.adopt(each, sighting.sequencer())))
                                .orElseGet(() -> Uni.createFrom().item(Outcome.IGNORED)))
                : Uni.createFrom().item(Outcome.IGNORED);
    }

    private interface Adopting {
        Uni<Boolean> adopt(Adoption file);
    }

    private static Uni<Outcome> adopted(Adoption file, Adopting way) {
        return written(
                Outcome.ADOPTED,
                way.adopt(file)
                        .onFailure(KeyReconciliation::isTaken)
                        .recoverWithUni(() -> way.adopt(Adoptions.renamed(file))));
    }

    private static boolean isTaken(Throwable failure) {
        return failure instanceof PgException violation && UNIQUE_VIOLATION.equals(violation.getSqlState());
    }

    private Uni<Outcome> known(LedgerKey key, Sighting sighting) {
        if (isOld(sighting.sequencer(), key.sequencer())) {
            return Uni.createFrom().item(Outcome.KNOWN);
        }
        if (key.state() == FileState.PENDING) {
            return witness.seen(key.owner(), key.fileId())
                    .map(completed -> completed ? Outcome.COMPLETED : Outcome.KNOWN);
        }
        return store.head(key.objectKey()).chain(found -> compared(key, found, sighting));
    }

    private Uni<Outcome> compared(LedgerKey key, Optional<ObjectInfo> found, Sighting sighting) {
        FileState state = key.state();
        String sequencer = sighting.sequencer();
        if (found.isEmpty()) {
            return state == FileState.ACTIVE
                    ? written(Outcome.REMOVED, ledger.forget(key, sequencer))
                    : written(Outcome.KNOWN, ledger.mark(key, sequencer));
        }
        ObjectInfo object = found.get();
        if (state == null) {
            return nobodys(key, object, sighting);
        }
        return state == FileState.ACTIVE && !object.etag().equals(key.etag())
                ? written(Outcome.FOLLOWED, ledger.follow(key, sequencer, object, at(object, sighting)))
                : written(Outcome.KNOWN, ledger.mark(key, sequencer));
    }

    private static Instant at(ObjectInfo object, Sighting sighting) {
        return Objects.requireNonNullElse(object.modifiedAt(), sighting.at());
    }

    /** Under a key of others it is theirs again; under one of ours it came too late. */
    private Uni<Outcome> nobodys(LedgerKey key, ObjectInfo object, Sighting sighting) {
        if (!key.adopted()) {
            return strays.remove(key.owner(), key.fileId(), key.objectKey()).replaceWith(Outcome.STRAY);
        }
        return adoptions
                .of(key.objectKey(), object, sighting.at())
                .map(file -> adopted(file, each -> ledger.adoptAgain(key, each, sighting.sequencer())))
                .orElseGet(() -> Uni.createFrom().item(Outcome.IGNORED));
    }

    private static Uni<Outcome> written(Outcome outcome, Uni<Boolean> write) {
        return write.map(done -> {
            if (!done) {
                throw new Overtaken();
            }
            return outcome;
        });
    }
}

package io.filesaga.processes.execution;

import io.filesaga.processes.data.ProcessReasons;
import io.filesaga.processes.data.ProcessSettings;
import io.filesaga.sagas.Refusal;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How often an owner may read documents: a bucket of tokens, filled evenly. Each process counts for itself. Of an owner
 * nothing is kept but the moment at which his bucket is full again, and after that not even this.
 */
@Singleton
class DocumentRate {

    private static final int MOST_OWNERS = 10_000;

    private final Map<String, Instant> fullAt = new ConcurrentHashMap<>();
    private final ProcessSettings settings;
    private final InstantSource clock;

    DocumentRate(ProcessSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Takes one of the owner's tokens; refused as {@code too-many-requests} when there is none. */
    void spend(String owner) {
        if (settings.documentRate() == 0) {
            return;
        }
        Instant now = clock.instant();
        if (fullAt.size() >= MOST_OWNERS) {
            forget(now);
        }
        // A refusal leaves what was there.
        fullAt.compute(owner, (ignored, before) -> later(before == null || before.isBefore(now) ? now : before, now));
    }

    private Instant later(Instant full, Instant now) {
        Duration each = Duration.ofSeconds(1).dividedBy(settings.documentRate());
        Instant later = full.plus(each);
        Duration missing = Duration.between(now.plus(each.multipliedBy(settings.documentBurst())), later);
        if (missing.compareTo(Duration.ZERO) > 0) {
            throw Refusal.ofFigures(
                            ProcessReasons.TOO_MANY_REQUESTS,
                            "Documents are read too often; wait for the event of the end, or with Prefer: wait.",
                            Map.of(ProcessReasons.RETRY_AFTER_SECONDS, missing.toSeconds() + 1))
                    .asException();
        }
        return later;
    }

    /** A full bucket is as good as none. Too many others at once are forgiven: memory has a bound. */
    private void forget(Instant now) {
        fullAt.values().removeIf(full -> !full.isAfter(now));
        if (fullAt.size() >= MOST_OWNERS) {
            fullAt.clear();
        }
    }

    /** Of how many owners something is kept. */
    int owners() {
        return fullAt.size();
    }
}

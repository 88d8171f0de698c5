package io.filesaga.ops.settings;

import io.filesaga.sagas.engine.EngineSettings;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.regex.Pattern;

/** What keeps the engine's timers, leases and batches in step. */
@Singleton
final class EngineLimits implements Rule {

    private static final Limits LIMITS = new Limits("filesaga.saga");

    /** No slash: it ends the name in a lease, and one instance must not take another's lease for its own. */
    private static final Pattern INSTANCE = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    private static final int MOST_IN_FLIGHT = 100_000;
    private static final int MOST_IN_BATCH = 10_000;
    private static final int BEATS_PER_LEASE = 2;
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final EngineSettings settings;

    EngineLimits(EngineSettings settings) {
        this.settings = settings;
    }

    @Override
    public void check() {
        settings.instance()
                .ifPresent(name -> LIMITS.text(
                        "instance", name, INSTANCE, "1 to 100 letters, digits, dots, hyphens and underscores"));
        LIMITS.duration("poll-interval", settings.pollInterval(), SECOND, HOUR);
        lease(settings);
        LIMITS.duration("care-interval", settings.careInterval(), SECOND, DAY);
        LIMITS.count("max-in-flight", settings.maxInFlight(), 1, MOST_IN_FLIGHT);
        LIMITS.count("claim-batch", settings.claimBatch(), 1, MOST_IN_BATCH);
        LIMITS.duration("drain-timeout", settings.drainTimeout(), SECOND, HOUR);
        LIMITS.duration("retention", settings.retention(), Duration.ofMinutes(1), Duration.ofDays(3650));
    }

    /** Leases are renewed by the beat of the poll: one that is late must not cost a saga its holder. */
    private static void lease(EngineSettings settings) {
        LIMITS.duration("lease", settings.lease(), SECOND, DAY);
        Duration least = settings.pollInterval().multipliedBy(BEATS_PER_LEASE);
        LIMITS.require(
                settings.lease().compareTo(least) >= 0,
                "lease",
                Limits.written(settings.lease()),
                "at least " + Limits.written(least) + ", which is twice " + LIMITS.name("poll-interval"));
    }
}

package io.filesaga.ops.settings;

import io.filesaga.sagas.store.GroupCommitSettings;
import jakarta.inject.Singleton;
import java.time.Duration;

/** What one commit may carry, and how long it may take. */
@Singleton
final class CommitLimits implements Rule {

    private static final Limits LIMITS = new Limits("filesaga.commit");

    private final GroupCommitSettings settings;

    CommitLimits(GroupCommitSettings settings) {
        this.settings = settings;
    }

    @Override
    public void check() {
        LIMITS.count("max-batch", settings.maxBatch(), 1, 10_000);
        LIMITS.count("max-in-flight", settings.maxInFlight(), 1, 1_000);
        LIMITS.duration("timeout", settings.timeout(), Duration.ofMillis(100), Duration.ofMinutes(5));
    }
}

package io.filesaga.ops.settings;

import io.filesaga.sagas.store.GroupCommitSettings;
import java.time.Duration;

/** What one commit may carry, and how long it may take. */
final class CommitLimits {

    private static final Limits LIMITS = new Limits("filesaga.commit");

    private CommitLimits() {}

    static void check(GroupCommitSettings settings) {
        LIMITS.count("max-batch", settings.maxBatch(), 1, 10_000);
        LIMITS.count("max-in-flight", settings.maxInFlight(), 1, 1_000);
        LIMITS.duration("timeout", settings.timeout(), Duration.ofMillis(100), Duration.ofMinutes(5));
    }
}

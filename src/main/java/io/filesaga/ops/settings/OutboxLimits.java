package io.filesaga.ops.settings;

import io.filesaga.outbox.OutboxSettings;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.regex.Pattern;

/** What keeps streams alive and the outbox of a size. */
@Singleton
final class OutboxLimits implements Rule {

    private static final Limits LIMITS = new Limits("filesaga.outbox");
    private static final Pattern SOURCE = Pattern.compile("[!-~]{1,200}");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final OutboxSettings settings;

    OutboxLimits(OutboxSettings settings) {
        this.settings = settings;
    }

    @Override
    public void check() {
        LIMITS.text("source", settings.source(), SOURCE, "a URI reference of 1 to 200 characters");
        LIMITS.duration("poll-interval", settings.pollInterval(), SECOND, Duration.ofHours(1));
        LIMITS.duration("retention", settings.retention(), Duration.ofMinutes(1), Duration.ofDays(3650));
        LIMITS.duration("care-interval", settings.careInterval(), SECOND, Duration.ofDays(1));
        LIMITS.count("max-streams", settings.maxStreams(), 0, 100_000);
        LIMITS.count("stream-buffer", settings.streamBuffer(), 1, 100_000);
        LIMITS.duration("heartbeat", settings.heartbeat(), SECOND, Duration.ofMinutes(10));
        LIMITS.duration("timeout", settings.timeout(), Duration.ofMillis(100), Duration.ofMinutes(5));
    }
}

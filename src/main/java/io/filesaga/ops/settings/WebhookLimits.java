package io.filesaga.ops.settings;

import io.filesaga.outbox.webhooks.delivery.WebhookSettings;
import jakarta.inject.Singleton;
import java.time.Duration;

/** How long receivers are waited for, and how often they are tried. */
@Singleton
final class WebhookLimits implements Rule {

    private static final Limits LIMITS = new Limits("filesaga.webhooks");
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final WebhookSettings settings;

    WebhookLimits(WebhookSettings settings) {
        this.settings = settings;
    }

    @Override
    public void check() {
        LIMITS.duration("timeout", settings.timeout(), SECOND, Duration.ofMinutes(5));
        LIMITS.duration("poll-interval", settings.pollInterval(), SECOND, Duration.ofHours(1));
        LIMITS.duration("first-pause", settings.firstPause(), SECOND, DAY);
        LIMITS.duration("longest-pause", settings.longestPause(), settings.firstPause(), DAY);
        LIMITS.duration("give-up-after", settings.giveUpAfter(), Duration.ofMinutes(1), Duration.ofDays(30));
        LIMITS.duration("secret-overlap", settings.secretOverlap(), Duration.ZERO, Duration.ofDays(30));
        LIMITS.count("max-in-flight", settings.maxInFlight(), 1, 10_000);
        LIMITS.count("max-in-flight-each", settings.maxInFlightEach(), 1, 10_000);
        LIMITS.count("max-per-owner", settings.maxPerOwner(), 0, 10_000);
    }
}

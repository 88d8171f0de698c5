package io.filesaga.ops.settings;

import io.filesaga.outbox.eventbridge.EventBridgeSettings;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * What a bus may be called, and how long it is waited for.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsRequestEntry.html">Its name</a>
 */
@Singleton
final class EventBridgeLimits implements Rule {

    private static final Limits LIMITS = new Limits("filesaga.outbox.eventbridge");
    private static final Pattern BUS =
            Pattern.compile("(arn:aws[\\w-]*:events:[a-z]+(-[\\w-]+)+:\\d{12}:event-bus/)?[/.\\-_A-Za-z0-9]{1,256}");
    private static final Pattern SOURCE = Pattern.compile("(?!aws\\.)[\\w.\\-/]{1,256}");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final EventBridgeSettings settings;

    EventBridgeLimits(EventBridgeSettings settings) {
        this.settings = settings;
    }

    @Override
    public void check() {
        settings.bus().ifPresent(bus -> LIMITS.text("bus", bus, BUS, "the name or the ARN of an event bus"));
        LIMITS.text(
                "source",
                settings.source(),
                SOURCE,
                "1 to 256 letters, digits, '.', '-', '_' and '/', not beginning with 'aws.'");
        AwsLimits.check(LIMITS, settings.region(), settings.endpoint());
        LIMITS.duration("timeout", settings.timeout(), Duration.ofMillis(100), Duration.ofMinutes(5));
        LIMITS.duration("poll-interval", settings.pollInterval(), SECOND, Duration.ofHours(1));
        LIMITS.duration("give-up-after", settings.giveUpAfter(), Duration.ofMinutes(1), Duration.ofDays(365));
    }
}

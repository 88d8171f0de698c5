package io.filesaga.outbox.webhooks.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How events are delivered to webhooks. */
@ConfigMapping(prefix = "filesaga.webhooks")
public interface WebhookSettings {

    /** How long a receiver may take to answer. */
    @WithDefault("15s")
    Duration timeout();

    /** How often due deliveries are looked for when nobody rings. */
    @WithDefault("2s")
    Duration pollInterval();

    /** The pause after the first failure; it doubles with each. */
    @WithDefault("5s")
    Duration firstPause();

    /** The longest pause. */
    @WithDefault("2h")
    Duration longestPause();

    /** How long after its first attempt a delivery is parked. */
    @WithDefault("24h")
    Duration giveUpAfter();

    /** How long a secret that has been replaced signs beside the new one. */
    @WithDefault("24h")
    Duration secretOverlap();

    /** The most deliveries that this instance has under way. */
    @WithDefault("64")
    int maxInFlight();

    /** About how many of them may go to one webhook. */
    @WithDefault("8")
    int maxInFlightEach();

    /** The most webhooks of an owner. */
    @WithDefault("20")
    int maxPerOwner();
}

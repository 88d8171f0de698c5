package io.filesaga.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How events are told. */
@ConfigMapping(prefix = "filesaga.outbox")
public interface OutboxSettings {

    /** The {@code source} of every event: which filesaga tells it. A URI reference. */
    @WithDefault("/filesaga")
    String source();

    /** How often new events are looked for when nobody rings. */
    @WithDefault("1s")
    Duration pollInterval();

    /** How long events are kept after they happened. */
    @WithDefault("7d")
    Duration retention();

    /** How often old events are removed, and what is owed is counted. */
    @WithDefault("60s")
    Duration careInterval();

    /** The most event streams that this instance has open. */
    @WithDefault("1000")
    int maxStreams();

    /** How many events may wait in memory for a slow reader; more are read again when he has taken them. */
    @WithDefault("1000")
    int streamBuffer();

    /** How often a quiet stream says that it is alive. A reader that takes nothing for so long is given up. */
    @WithDefault("15s")
    Duration heartbeat();

    /** How long one query may take. */
    @WithDefault("10s")
    Duration timeout();
}

package io.filesaga.outbox.eventbridge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The bus of Amazon EventBridge that events are sent to. */
@ConfigMapping(prefix = "filesaga.outbox.eventbridge")
public interface EventBridgeSettings {

    /** Its name or ARN; none: no bus. */
    Optional<String> bus();

    /** The {@code source} of every event on the bus, for rules to match. */
    @WithDefault("filesaga")
    String source();

    /** Where the bus is; when it is not given, where the store is. */
    Optional<String> region();

    /** What is called instead of AWS's own endpoint. */
    Optional<URI> endpoint();

    /** How long one call may take. */
    @WithDefault("10s")
    Duration timeout();

    /** How often new events are looked for when nobody rings. */
    @WithDefault("2s")
    Duration pollInterval();

    /**
     * How long after it happened an event is kept for the bus, at the least; and passed over, when the bus takes others and
     * refuses this one for another reason than that it is busy.
     */
    @WithDefault("24h")
    Duration giveUpAfter();
}

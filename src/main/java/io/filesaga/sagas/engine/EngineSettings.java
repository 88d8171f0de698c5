package io.filesaga.sagas.engine;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How this node runs sagas. */
@ConfigMapping(prefix = "filesaga.saga")
public interface EngineSettings {

    /** This instance's name, stable over restarts and unique among replicas; by default the host's. */
    Optional<String> instance();

    /** How long a holder may be silent before others take his sagas over. */
    @WithDefault("30s")
    Duration lease();

    /** How often due work is looked for. */
    @WithDefault("2s")
    Duration pollInterval();

    /** How often ended sagas are pruned and those that need eyes are counted. */
    @WithDefault("60s")
    Duration careInterval();

    /** The most sagas that are claimed by one statement. */
    @WithDefault("200")
    int claimBatch();

    /** The most sagas in this node's hands at once. */
    @WithDefault("1000")
    int maxInFlight();

    /** How long a stopping node waits for the sagas in its hands. */
    @WithDefault("20s")
    Duration drainTimeout();

    /** How long an ended saga, and with it its idempotency key, is kept. */
    @WithDefault("7d")
    Duration retention();
}

package io.filesaga.sagas.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How commits are grouped. */
@ConfigMapping(prefix = "filesaga.commit")
public interface GroupCommitSettings {

    /** The most sagas that share one commit. */
    @WithDefault("128")
    int maxBatch();

    /** The most commits of one shape under way at once; what arrives meanwhile gathers. */
    @WithDefault("2")
    int maxInFlight();

    /** How long one database round trip may take. */
    @WithDefault("10s")
    Duration timeout();
}

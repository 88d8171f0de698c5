package io.filesaga.ops.settings;

import io.filesaga.sagas.engine.EngineSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EngineLimitsTest {

    private static final Refused<EngineSettings> ENGINE =
            new Refused<>(EngineSettings.class, "filesaga.saga", EngineLimits::new);

    @Test
    void theDefaultsAreAccepted() {
        ENGINE.accepts(Map.of());
    }

    @Test
    void anInstanceCannotPassForAnother() {
        ENGINE.accepts("instance", "filesaga-0", "node_1.example.com", "a".repeat(100));
        ENGINE.refuses("instance", "a/b", "/", "a b", "  ", "a".repeat(101));
    }

    @Test
    void aLeaseOutlastsTwoPolls() {
        ENGINE.accepts(Map.of("lease", "20s", "poll-interval", "10s"));
        ENGINE.refuses(Map.of("lease", "20s", "poll-interval", "11s"), "lease", "20s");
        ENGINE.refuses("lease", "3s", "0s", "-30s", "2d");
        ENGINE.refuses("poll-interval", "0s", "-2s", "0.999s", "1d");
    }

    @Test
    void timesAreNeitherNothingNorForEver() {
        ENGINE.accepts("care-interval", "1s", "1d");
        ENGINE.refuses("care-interval", "0s", "-1m", "2d");
        ENGINE.accepts("drain-timeout", "1s", "1h");
        ENGINE.refuses("drain-timeout", "0s", "-20s", "1d");
        ENGINE.accepts("retention", "1m", "3650d");
        ENGINE.refuses("retention", "0s", "-7d", "59s", "3651d");
    }

    @Test
    void thereIsAlwaysRoomForOne() {
        ENGINE.accepts("claim-batch", "1", "10000");
        ENGINE.refuses("claim-batch", "0", "-1", "10001");
        ENGINE.accepts("max-in-flight", "1", "100000");
        ENGINE.refuses("max-in-flight", "0", "-1", "100001");
    }
}

package io.filesaga.ops.settings;

import io.filesaga.sagas.store.GroupCommitSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommitLimitsTest {

    private static final Refused<GroupCommitSettings> COMMITS =
            new Refused<>(GroupCommitSettings.class, "filesaga.commit", CommitLimits::new);

    @Test
    void theDefaultsAreAccepted() {
        COMMITS.accepts(Map.of());
    }

    @Test
    void aCommitCarriesAtLeastOneSaga() {
        COMMITS.accepts("max-batch", "1", "10000");
        COMMITS.refuses("max-batch", "0", "-1", "10001");
        COMMITS.accepts("max-in-flight", "1", "1000");
        COMMITS.refuses("max-in-flight", "0", "-1", "1001");
    }

    @Test
    void aRoundTripTakesTime() {
        COMMITS.accepts("timeout", "100ms", "5m");
        COMMITS.refuses("timeout", "0s", "-10s", "0.099s", "6m");
    }
}

package io.filesaga.ops.settings;

import io.filesaga.storage.s3.StorageSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StorageLimitsTest {

    private static final Refused<StorageSettings> STORAGE =
            new Refused<>(StorageSettings.class, "filesaga.storage", StorageLimits::new);

    @Test
    void theDefaultsAreAccepted() {
        STORAGE.accepts(Map.of());
    }

    @Test
    void aPublicEndpointIsAPlainWebAddress() {
        STORAGE.accepts("public-endpoint", "https://files.example.com:8443", "http://localhost:9000/root");
        STORAGE.refuses("public-endpoint", "files.example.com", "ftp://files.example.com", "https:///files", "http:x");
        STORAGE.refuses("public-endpoint", "https://a@example.com", "https://example.com?a=b", "https://example.com#a");
    }

    @Test
    void callsAreNotWaitedForForEver() {
        for (String key : new String[] {"call-timeout", "complete-timeout", "idle-timeout"}) {
            STORAGE.accepts(key, "100ms", "1h");
            STORAGE.refuses(key, "0s", "-1s", "0.099s", "1d");
        }
        STORAGE.accepts("credentials-refresh", "1s", "1h");
        STORAGE.refuses("credentials-refresh", "0s", "-1s", "0.5s", "1d");
    }

    @Test
    void partsAreWhatS3TakesAndMemoryHolds() {
        STORAGE.accepts("part-size", "5M", "1G");
        STORAGE.refuses(Map.of("part-size", "4M"), "part-size", "4194304");
        STORAGE.refuses(Map.of("part-size", "1025M"), "part-size", "1074790400");
    }
}

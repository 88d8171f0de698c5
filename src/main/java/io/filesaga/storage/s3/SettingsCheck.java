package io.filesaga.storage.s3;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;

/** Refuses the start when a setting cannot work, and names its key. */
@Singleton
class SettingsCheck {

    private static final String PREFIX = "filesaga.storage.";
    private static final long MIB = 1024L * 1024;

    void onStart(@Observes StartupEvent start, StorageSettings settings) {
        check(settings);
    }

    /** @throws IllegalArgumentException naming the key and what it allows */
    static void check(StorageSettings settings) {
        positive(settings.callTimeout(), "call-timeout");
        positive(settings.completeTimeout(), "complete-timeout");
        positive(settings.idleTimeout(), "idle-timeout");
        positive(settings.credentialsRefresh(), "credentials-refresh");
        long partSize = settings.partSize().asLongValue();
        require(partSize >= 5 * MIB && partSize <= 1024 * MIB, "part-size", "must be between 5M and 1G");
        settings.publicEndpoint()
                .ifPresent(endpoint -> require(isWeb(endpoint), "public-endpoint", "must be an http or https address"));
    }

    private static boolean isWeb(URI endpoint) {
        String scheme = endpoint.getScheme();
        boolean web = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
        return web && endpoint.getHost() != null && endpoint.getRawQuery() == null && endpoint.getUserInfo() == null;
    }

    private static void positive(Duration value, String key) {
        boolean fits = value.compareTo(Duration.ofMillis(100)) >= 0 && value.compareTo(Duration.ofHours(1)) <= 0;
        require(fits, key, "must be between 100ms and 1h");
    }

    private static void require(boolean holds, String key, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(PREFIX + key + " " + rule);
        }
    }
}

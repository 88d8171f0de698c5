package io.filesaga.ops.settings;

import static io.filesaga.ops.settings.Limits.GIB;
import static io.filesaga.ops.settings.Limits.MIB;

import io.filesaga.storage.s3.StorageSettings;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;

/** What can be waited for, held in memory and signed for. */
@Singleton
final class StorageLimits implements Rule {

    private static final Limits LIMITS = new Limits("filesaga.storage");
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final StorageSettings settings;

    StorageLimits(StorageSettings settings) {
        this.settings = settings;
    }

    @Override
    public void check() {
        patience("call-timeout", settings.callTimeout());
        patience("complete-timeout", settings.completeTimeout());
        patience("idle-timeout", settings.idleTimeout());
        LIMITS.duration("credentials-refresh", settings.credentialsRefresh(), SECOND, HOUR);
        LIMITS.bytes("part-size", settings.partSize().asLongValue(), 5 * MIB, GIB);
        settings.publicEndpoint()
                .ifPresent(endpoint -> LIMITS.require(
                        isWeb(endpoint),
                        "public-endpoint",
                        endpoint,
                        "an http or https address with a host, without user, query or fragment"));
    }

    private static void patience(String key, Duration value) {
        LIMITS.duration(key, value, Duration.ofMillis(100), HOUR);
    }

    private static boolean isWeb(URI endpoint) {
        String scheme = endpoint.getScheme();
        return ("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))
                && endpoint.getHost() != null
                && endpoint.getUserInfo() == null
                && endpoint.getRawQuery() == null
                && endpoint.getRawFragment() == null;
    }
}

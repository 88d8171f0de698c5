package io.filesaga.api.identity;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/** Refuses the start when nobody could be known, and says loudly when everybody is the same. */
@Singleton
class IdentityCheck {

    private static final Logger LOG = Logger.getLogger(IdentityCheck.class);
    private static final List<String> PROVIDERS =
            List.of("quarkus.oidc.auth-server-url", "quarkus.oidc.public-key", "quarkus.oidc.jwks-path");

    void onStart(@Observes StartupEvent start, IdentitySettings settings, Config config) {
        check(settings);
        switch (settings.mode()) {
            case TOKEN -> needProvider(config);
            case DEV ->
                LOG.warnf(
                        "NO AUTHENTICATION: filesaga.identity.mode=dev makes every caller the owner '%s' and an administrator",
                        DevIdentity.OWNER);
        }
    }

    /** A function that takes events alone has no door for callers. */
    private static boolean isServed(Config config) {
        return config.getOptionalValue("quarkus.http.host-enabled", Boolean.class)
                .orElse(true);
    }

    static void check(IdentitySettings settings) {
        needName("owner-claim", settings.ownerClaim(), "the name of a claim");
        needName("admin-role", settings.adminRole(), "the name of a role");
    }

    private static void needName(String key, String value, String rule) {
        if (value.isBlank() || !value.equals(value.strip())) {
            throw new IllegalArgumentException("filesaga.identity." + key + " is '" + value + "': it must be " + rule
                    + ", no space at either end");
        }
    }

    /** Refuses when no setting says whose tokens are good. */
    static void needProvider(Config config) {
        if (isServed(config)
                && PROVIDERS.stream()
                        .noneMatch(key ->
                                config.getOptionalValue(key, String.class).isPresent())) {
            throw new IllegalArgumentException(
                    "quarkus.oidc.auth-server-url must name your identity provider; to run without one, "
                            + "where nobody else can reach the service, set filesaga.identity.mode=dev");
        }
    }
}

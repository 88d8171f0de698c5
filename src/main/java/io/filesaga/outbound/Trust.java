package io.filesaga.outbound;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.quarkus.tls.runtime.config.TlsConfigUtils;
import io.vertx.core.http.HttpClientOptions;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Whose certificates are believed: those of the authorities that the JVM knows, or of the ones in a TLS configuration of
 * Quarkus. Never everybody's, and always only for the name that is called.
 *
 * @see <a href="https://quarkus.io/guides/tls-registry-reference">Quarkus' TLS registry</a>
 */
@Singleton
public class Trust {

    private static final String KEY = "filesaga.outbound.tls-configuration-name";

    private final TlsConfigurationRegistry registry;
    private final OutboundSettings settings;

    public Trust(TlsConfigurationRegistry registry, OutboundSettings settings) {
        this.registry = registry;
        this.settings = settings;
    }

    /** Refuses the start when the setting names what cannot be used. */
    void onStart(@Observes StartupEvent start) {
        chosen();
    }

    /** The same options, with what is trusted. */
    HttpClientOptions in(HttpClientOptions options) {
        chosen().ifPresent(configuration -> TlsConfigUtils.configure(options, configuration));
        return options.setVerifyHost(true).setTrustAll(false);
    }

    private Optional<TlsConfiguration> chosen() {
        return settings.tlsConfigurationName().map(name -> {
            TlsConfiguration found =
                    registry.get(name).orElseThrow(() -> wrong(name, "the name of a configuration under quarkus.tls"));
            if (found.isTrustAll()) {
                throw wrong(name, "a configuration without trust-all");
            }
            return found;
        });
    }

    private static IllegalArgumentException wrong(String name, String rule) {
        return new IllegalArgumentException(KEY + " is '" + name + "': it must be " + rule);
    }
}

package io.filesaga.outbound;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Whom this service may call at others' request. */
@ConfigMapping(prefix = "filesaga.outbound")
public interface OutboundSettings {

    /** Whether plain {@code http} addresses are called, too. */
    @WithDefault("false")
    boolean allowHttp();

    /** Networks that may be called though they are not public, as CIDR. */
    Optional<List<String>> allowedNetworks();

    /** How long a connection may take to be made. */
    @WithDefault("5s")
    Duration connectTimeout();

    /** The configuration under {@code quarkus.tls} that says whom to trust, in place of the authorities that the JVM knows. */
    Optional<String> tlsConfigurationName();
}

package io.filesaga.ops.settings;

import io.filesaga.outbound.Network;
import io.filesaga.outbound.OutboundSettings;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** What a network is, and how long a connection may take. */
@Singleton
final class OutboundLimits implements Rule {

    private static final Limits LIMITS = new Limits("filesaga.outbound");

    private final OutboundSettings settings;

    OutboundLimits(OutboundSettings settings) {
        this.settings = settings;
    }

    @Override
    public void check() {
        LIMITS.duration("connect-timeout", settings.connectTimeout(), Duration.ofMillis(100), Duration.ofMinutes(5));
        settings.allowedNetworks()
                .orElse(List.of())
                .forEach(network -> LIMITS.require(
                        isNetwork(network), "allowed-networks", "'" + network + "'", "networks such as 10.0.0.0/8"));
    }

    private static boolean isNetwork(String written) {
        try {
            Network.of(written);
            return true;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }
}

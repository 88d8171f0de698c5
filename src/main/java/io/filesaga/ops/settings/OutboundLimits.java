package io.filesaga.ops.settings;

import io.filesaga.outbound.Network;
import io.filesaga.outbound.OutboundSettings;
import java.time.Duration;
import java.util.List;

/** What a network is, and how long a connection may take. */
final class OutboundLimits {

    private static final Limits LIMITS = new Limits("filesaga.outbound");

    private OutboundLimits() {}

    static void check(OutboundSettings settings) {
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

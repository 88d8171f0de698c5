package io.filesaga.outbound;

import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses may be called: those that are public by the IANA registries of special-purpose addresses, and those that
 * an operator allows. An IPv6 address that stands for an IPv4 address is judged as that one.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IANA IPv4 registry</a>
 * @see <a href="https://www.iana.org/assignments/iana-ipv6-special-registry">IANA IPv6 registry</a>
 */
@Singleton
public class AddressRules {

    private static final List<Network> NOT_PUBLIC = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4",
                    "2001::/23",
                    "2001:db8::/32",
                    "3fff::/20")
            .map(Network::of)
            .toList();

    /** All that is global unicast; the rest is loopback, local, multicast, reserved. */
    private static final Network GLOBAL_IPV6 = Network.of("2000::/3");

    private static final Network NAT64 = Network.of("64:ff9b::/96");
    private static final Network SIX_TO_FOUR = Network.of("2002::/16");
    private static final int IPV4 = 4;
    private static final int IPV6 = 16;

    private final List<Network> allowed;

    public AddressRules(OutboundSettings settings) {
        this.allowed = settings.allowedNetworks().orElse(List.of()).stream()
                .map(Network::of)
                .toList();
    }

    boolean allows(InetAddress address) {
        byte[] bytes = plain(address.getAddress());
        return isIn(allowed, bytes) || isPublic(bytes);
    }

    private static boolean isPublic(byte[] bytes) {
        return !isIn(NOT_PUBLIC, bytes) && (bytes.length == IPV4 || GLOBAL_IPV6.contains(bytes));
    }

    private static boolean isIn(List<Network> networks, byte[] bytes) {
        return networks.stream().anyMatch(network -> network.contains(bytes));
    }

    /** The IPv4 address within, if there is one: mapped, translated or tunnelled. */
    private static byte[] plain(byte[] bytes) {
        if (bytes.length != IPV6) {
            return bytes;
        }
        if (NAT64.contains(bytes) || isMapped(bytes)) {
            return Arrays.copyOfRange(bytes, IPV6 - IPV4, IPV6);
        }
        return SIX_TO_FOUR.contains(bytes) ? Arrays.copyOfRange(bytes, 2, 2 + IPV4) : bytes;
    }

    /** {@code ::ffff:a.b.c.d}; written by hand, for Java makes an IPv4 address of the text. */
    private static boolean isMapped(byte[] bytes) {
        for (int i = 0; i < 10; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return bytes[10] == -1 && bytes[11] == -1;
    }
}

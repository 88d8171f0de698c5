package io.filesaga.processes.http;

import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which addresses may be called. Pure.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry/">special IPv4 addresses</a>
 */
@Singleton
public class AddressGuard {

    private static final int BYTE = 0xFF;
    private static final Set<String> SCHEMES = Set.of("https", "http");

    private final HttpSettings settings;

    public AddressGuard(HttpSettings settings) {
        this.settings = settings;
    }

    /** Why the address may not be called, or null when it may, as far as its text tells. */
    public @Nullable String refusal(URI address) {
        if (address.getScheme() == null || !SCHEMES.contains(address.getScheme()) || address.getHost() == null) {
            return "An absolute https address is wanted.";
        }
        if (address.getUserInfo() != null || address.getFragment() != null) {
            return "The address may have no user and no fragment.";
        }
        return address.getScheme().equals("http") && !settings.allowPlain() ? "Only https may be called here." : null;
    }

    /** Why what a name was resolved to may not be called, or null when it may. */
    public @Nullable String refusal(InetAddress resolved) {
        return settings.allowPrivate() || isPublic(resolved)
                ? null
                : "An address of a private network may not be called.";
    }

    /** Whether anybody on the internet could mean this address. */
    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet6Address ? isPublic6(bytes) : isPublic4(bytes);
    }

    /** Not the shared, the benchmarking, the reserved ones, nor 0/8 and 192.0.0/24. */
    private static boolean isPublic4(byte[] bytes) {
        int a = bytes[0] & BYTE;
        int b = bytes[1] & BYTE;
        boolean shared = a == 100 && b >= 64 && b < 128;
        boolean benchmark = a == 198 && (b == 18 || b == 19);
        boolean protocol = a == 192 && b == 0 && bytes[2] == 0;
        return a != 0 && a < 240 && !shared && !benchmark && !protocol;
    }

    /** Only global unicast 2000::/3 without the ways to hide an IPv4 address (6to4, Teredo). */
    private static boolean isPublic6(byte[] bytes) {
        int first = (bytes[0] & BYTE) << 8 | bytes[1] & BYTE;
        int second = (bytes[2] & BYTE) << 8 | bytes[3] & BYTE;
        return (first & 0xE000) == 0x2000 && first != 0x2002 && !(first == 0x2001 && second == 0);
    }
}

package io.filesaga.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * Addresses that begin with the same bits.
 *
 * @param prefix an address of the network: 4 or 16 bytes
 * @param bits how many of them count
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4632">RFC 4632 (CIDR)</a>
 */
public record Network(InetAddress prefix, int bits) {

    /** Only literals: a name must never be looked up here. */
    private static final Pattern WRITTEN =
            Pattern.compile("(\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:.]*)(/\\d{1,3})?");

    /** Reads {@code 10.0.0.0/8}, {@code fd00::/8} or one address; fails with {@link IllegalArgumentException}. */
    public static Network of(String written) {
        if (!WRITTEN.matcher(written).matches()) {
            throw new IllegalArgumentException("no network: " + written);
        }
        int slash = written.indexOf('/');
        try {
            InetAddress prefix = InetAddress.getByName(slash < 0 ? written : written.substring(0, slash));
            int most = prefix.getAddress().length * Byte.SIZE;
            int bits = slash < 0 ? most : Integer.parseInt(written.substring(slash + 1));
            if (bits > most) {
                throw new IllegalArgumentException("too many bits: " + written);
            }
            return new Network(prefix, bits);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("no network: " + written, e);
        }
    }

    /** Whether the address is one of them; an IPv4 address never is in an IPv6 network. */
    public boolean contains(byte[] address) {
        byte[] ours = prefix.getAddress();
        if (ours.length != address.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if (((ours[bit / Byte.SIZE] ^ address[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}

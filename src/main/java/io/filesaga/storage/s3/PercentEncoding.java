package io.filesaga.storage.s3;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The percent-encoding that Signature Version 4 demands: every byte of UTF-8 but the unreserved ones, upper-case hex, a
 * space as {@code %20}. No normalising: S3 keys may hold {@code //} and are taken as they are.
 */
final class PercentEncoding {

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private PercentEncoding() {}

    /** For names and values of a query. */
    static String query(String text) {
        return encode(text, UNRESERVED);
    }

    /** For object keys: slashes stay. */
    static String path(String key) {
        return encode(key, UNRESERVED + "/");
    }

    private static String encode(String text, String kept) {
        StringBuilder encoded = new StringBuilder(text.length() + 16);
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            if (octet > 0 && kept.indexOf(octet) >= 0) {
                encoded.append((char) octet);
            } else {
                encoded.append('%').append(HEX.toHexDigits(octet));
            }
        }
        return encoded.toString();
    }
}

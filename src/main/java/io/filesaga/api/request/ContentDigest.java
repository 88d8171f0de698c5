package io.filesaga.api.request;

import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code Content-Digest}. Of the algorithms only {@code sha-256} is looked at; others are ignored.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9530#section-2">RFC 9530</a>
 */
public final class ContentDigest {

    private static final String HEADER = "Content-Digest";
    private static final int SHA256_BYTES = 32;

    /** Possessive, for else a long list would overflow the stack. */
    private static final Pattern MEMBERS = Pattern.compile(
            "\\s*[a-z*][a-z0-9_.*-]*=:[A-Za-z0-9+/=]*:\\s*(?:,\\s*[a-z*][a-z0-9_.*-]*=:[A-Za-z0-9+/=]*:\\s*)*+");

    private static final Pattern SHA256 = Pattern.compile("(?:^|[\\s,])sha-256=:([A-Za-z0-9+/=]*):");

    private ContentDigest() {}

    /** Lower-case hex of the SHA-256 that the content must have, the last of several, or null when none is said. */
    public static @Nullable String sha256(@Nullable String header) {
        if (header == null) {
            return null;
        }
        if (!MEMBERS.matcher(header).matches()) {
            throw Fields.bad(HEADER, "sha-256=:<base64>: is wanted.");
        }
        Matcher found = SHA256.matcher(header);
        String last = null;
        while (found.find()) {
            last = found.group(1);
        }
        return last == null ? null : hex(last);
    }

    private static String hex(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            if (bytes.length == SHA256_BYTES) {
                return HexFormat.of().formatHex(bytes);
            }
        } catch (IllegalArgumentException notBase64) {
            // falls through to the refusal, which says all there is to say
        }
        throw Fields.bad(HEADER, "sha-256=:<base64>: is wanted, of 32 bytes.");
    }
}

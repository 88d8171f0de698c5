package io.filesaga.files.upload;

import io.filesaga.files.Reasons;
import io.filesaga.sagas.Refusal;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** SHA-256 as clients write it: 64 hex digits, or base64 of 32 bytes. */
final class Checksums {

    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{64}");
    private static final int SHA256_BYTES = 32;

    private Checksums() {}

    /** Lower-case hex; refuses naming {@code checksumSha256}. */
    static String hex(String written) {
        if (HEX.matcher(written).matches()) {
            return written.toLowerCase(java.util.Locale.ROOT);
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(written);
            if (bytes.length == SHA256_BYTES) {
                return HexFormat.of().formatHex(bytes);
            }
        } catch (IllegalArgumentException notBase64) {
            // falls through to the refusal, which says all there is to say
        }
        throw Refusal.ofField("checksumSha256", Reasons.INVALID_FIELD, "A SHA-256 in hex or base64 is wanted.")
                .asException();
    }
}

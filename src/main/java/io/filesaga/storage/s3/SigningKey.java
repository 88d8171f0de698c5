package io.filesaga.storage.s3;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key of Signature Version 4 for one secret, day and region: four HMACs that are worth keeping, see
 * <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">the recipe</a>.
 * Immutable; a pure function of what it is made from.
 */
final class SigningKey {

    static final String ALGORITHM = "AWS4-HMAC-SHA256";

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String HMAC = "HmacSHA256";

    private final SigningCredentials credentials;
    private final String day;
    private final String region;
    private final SecretKeySpec key;

    SigningKey(SigningCredentials credentials, String region, Instant signedAt) {
        this.credentials = credentials;
        this.day = DAY.format(signedAt);
        this.region = region;
        byte[] chain = utf8("AWS4" + credentials.secretKey());
        for (String link : new String[] {day, region, "s3", "aws4_request"}) {
            chain = hmac(new SecretKeySpec(chain, HMAC), link);
        }
        this.key = new SecretKeySpec(chain, HMAC);
    }

    /** Whether this key signs for these credentials, region and moment. */
    boolean fits(SigningCredentials wanted, String wantedRegion, Instant signedAt) {
        return credentials.equals(wanted) && region.equals(wantedRegion) && day.equals(DAY.format(signedAt));
    }

    /** Day, region, service and end mark, as signatures name them. */
    String scope() {
        return day + "/" + region + "/s3/aws4_request";
    }

    /** {@code X-Amz-Credential}. */
    String credential() {
        return credentials.accessKeyId() + "/" + scope();
    }

    /** The signature of the text in lower-case hex. */
    String sign(String text) {
        return HexFormat.of().formatHex(hmac(key, text));
    }

    /** {@code X-Amz-Date}: UTC, seconds, no punctuation. */
    static String moment(Instant signedAt) {
        return MOMENT.format(signedAt);
    }

    private static byte[] hmac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(utf8(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package io.filesaga.storage.s3;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * User metadata as header values. Printable ASCII travels as it is; everything else, and what HTTP or a signature would
 * change (spaces at the ends or doubled), as one RFC 2047 word in base64: what S3 itself answers for such values,
 * <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html">user-defined metadata</a>.
 */
final class MetadataText {

    private static final String PREFIX = "x-amz-meta-";
    private static final Pattern PLAIN = Pattern.compile("|[\\x21-\\x7e]+( [\\x21-\\x7e]+)*");
    private static final Pattern WORD =
            Pattern.compile("=\\?UTF-8\\?B\\?([A-Za-z0-9+/]*={0,2})\\?=", Pattern.CASE_INSENSITIVE);

    private MetadataText() {}

    /** Values as headers carry them, names as the store keeps them (lower case), sorted. */
    static Map<String, String> encode(Map<String, String> metadata) {
        Map<String, String> encoded = new TreeMap<>();
        metadata.forEach((name, value) -> encoded.put(name.toLowerCase(Locale.ROOT), encode(value)));
        return encoded;
    }

    /** The same with {@code x-amz-meta-} before each name. */
    static Map<String, String> headers(Map<String, String> metadata) {
        Map<String, String> headers = new TreeMap<>();
        encode(metadata).forEach((name, value) -> headers.put(PREFIX + name, value));
        return headers;
    }

    static String encode(String value) {
        if (PLAIN.matcher(value).matches() && !WORD.matcher(value).matches()) {
            return value;
        }
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(bytes) + "?=";
    }

    /** The plain text of one value; what is not such a word, or a broken one, stays as it is. */
    static String decode(String value) {
        Matcher word = WORD.matcher(value);
        if (!word.matches()) {
            return value;
        }
        try {
            return new String(Base64.getDecoder().decode(word.group(1)), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            return value;
        }
    }
}

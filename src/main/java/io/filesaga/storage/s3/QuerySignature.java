package io.filesaga.storage.s3;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request that carries its signature in its query, see
 * <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html">query string authentication</a>.
 * A pure function of its parts: signing twice gives the same address.
 *
 * @param method GET or PUT
 * @param address where the bucket is
 * @param path the object's encoded path
 * @param query further parameters, not encoded
 * @param headers headers that must be sent with exactly these values; names in lower case, without {@code host}
 * @param seconds how long it is good, counted from {@code signedAt}
 */
record QuerySignature(
        String method,
        StoreAddress address,
        String path,
        Map<String, String> query,
        Map<String, String> headers,
        Instant signedAt,
        long seconds) {

    private static final Pattern SPACES = Pattern.compile(" +");

    /** The signed address, with the session token of temporary credentials when there is one. */
    String url(SigningKey key, @Nullable String sessionToken) {
        SortedMap<String, String> signed = new TreeMap<>(headers);
        signed.put("host", address.host());
        String parameters = parameters(key, sessionToken, String.join(";", signed.keySet()));
        String signature = key.sign(toSign(key, canonical(parameters, signed)));
        return address.scheme() + "://" + address.host() + path + "?" + parameters + "&X-Amz-Signature=" + signature;
    }

    private String parameters(SigningKey key, @Nullable String sessionToken, String signedHeaders) {
        SortedMap<String, String> all = new TreeMap<>();
        query.forEach((name, value) -> all.put(PercentEncoding.query(name), PercentEncoding.query(value)));
        all.put("X-Amz-Algorithm", SigningKey.ALGORITHM);
        all.put("X-Amz-Credential", PercentEncoding.query(key.credential()));
        all.put("X-Amz-Date", SigningKey.moment(signedAt));
        all.put("X-Amz-Expires", Long.toString(seconds));
        all.put("X-Amz-SignedHeaders", PercentEncoding.query(signedHeaders));
        if (sessionToken != null) {
            all.put("X-Amz-Security-Token", PercentEncoding.query(sessionToken));
        }
        StringJoiner joined = new StringJoiner("&");
        all.forEach((name, value) -> joined.add(name + "=" + value));
        return joined.toString();
    }

    private String canonical(String parameters, SortedMap<String, String> signed) {
        StringBuilder lines = new StringBuilder();
        signed.forEach((name, value) -> lines.append(name)
                .append(':')
                .append(SPACES.matcher(value.strip()).replaceAll(" "))
                .append('\n'));
        return String.join(
                "\n", method, path, parameters, lines, String.join(";", signed.keySet()), "UNSIGNED-PAYLOAD");
    }

    private String toSign(SigningKey key, String canonical) {
        return String.join("\n", SigningKey.ALGORITHM, SigningKey.moment(signedAt), key.scope(), sha256(canonical));
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

package io.filesaga.storage.s3;

import io.filesaga.storage.ObjectInfo;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** What the store answers, in our words: ETags without quotes, checksums in hex, metadata in plain text. */
final class Answers {

    private static final int SHA256_BYTES = 32;

    private Answers() {}

    /** <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html">HeadObject</a>. */
    static ObjectInfo info(HeadObjectResponse answer) {
        Map<String, String> metadata = new TreeMap<>();
        answer.metadata().forEach((name, value) -> metadata.put(name, MetadataText.decode(value)));
        Long size = answer.contentLength();
        boolean composite = answer.checksumType() == ChecksumType.COMPOSITE;
        return new ObjectInfo(
                size == null ? 0 : size,
                etag(answer.eTag()),
                composite ? null : hex(answer.checksumSHA256()),
                answer.contentType(),
                Map.copyOf(metadata),
                answer.lastModified());
    }

    /** Without quotes and weakness mark; empty when the store told none. */
    static String etag(@Nullable String header) {
        if (header == null) {
            return "";
        }
        String strong = header.startsWith("W/") ? header.substring(2) : header;
        boolean quoted = strong.length() >= 2 && strong.startsWith("\"") && strong.endsWith("\"");
        return quoted ? strong.substring(1, strong.length() - 1) : strong;
    }

    /**
     * A whole object's SHA-256 from base64 to lower-case hex; null for a checksum of checksums ({@code ...-3}, what
     * multipart uploads get) and for everything else that is not 32 bytes.
     */
    static @Nullable String hex(@Nullable String base64) {
        if (base64 == null || base64.contains("-")) {
            return null;
        }
        try {
            byte[] checksum = Base64.getDecoder().decode(base64);
            return checksum.length == SHA256_BYTES ? HexFormat.of().formatHex(checksum) : null;
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }
}

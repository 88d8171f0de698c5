package io.filesaga.storage.s3;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Map;

/**
 * What a browser form may do, see
 * <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html">POST policy</a>. The
 * store refuses a form with any field that the policy does not name, or with another value than the policy's.
 *
 * @param encoded the policy document in base64: the very text that is signed
 */
record PostPolicy(String encoded) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter EXPIRATION =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /**
     * A policy that binds the bucket, each field to exactly its value, and the size of the content.
     *
     * @param minSize bytes, inclusive
     * @param maxSize bytes, inclusive
     */
    static PostPolicy of(String bucket, Map<String, String> fields, long minSize, long maxSize, Instant expiresAt) {
        ObjectNode policy = JSON.createObjectNode().put("expiration", EXPIRATION.format(expiresAt));
        ArrayNode conditions = policy.putArray("conditions");
        conditions.addObject().put("bucket", bucket);
        fields.forEach(
                (name, value) -> conditions.addArray().add("eq").add("$" + name).add(value));
        conditions.addArray().add("content-length-range").add(minSize).add(maxSize);
        return new PostPolicy(Base64.getEncoder().encodeToString(text(policy)));
    }

    /** {@code x-amz-signature}. */
    String signature(SigningKey key) {
        return key.sign(encoded);
    }

    /** ASCII only: what a form's encoding could change is written as an escape. */
    private static byte[] text(ObjectNode policy) {
        try {
            return JSON.writer()
                    .with(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .writeValueAsString(policy)
                    .getBytes(StandardCharsets.US_ASCII);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts and numbers can be written", e);
        }
    }
}

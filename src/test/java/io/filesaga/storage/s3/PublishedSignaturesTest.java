package io.filesaga.storage.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.filesaga.storage.ObjectKey;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** AWS's own examples, digit by digit. */
class PublishedSignaturesTest {

    private static final SigningCredentials EXAMPLE =
            new SigningCredentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", null, null);

    /** As published with <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-post-example.html">this example</a>. */
    private static final String PUBLISHED_POLICY = """
            { "expiration": "2015-12-30T12:00:00.000Z",
              "conditions": [
                {"bucket": "sigv4examplebucket"},
                ["starts-with", "$key", "user/user1/"],
                {"acl": "public-read"},
                {"success_action_redirect": "http://sigv4examplebucket.s3.amazonaws.com/successful_upload.html"},
                ["starts-with", "$Content-Type", "image/"],
                {"x-amz-meta-uuid": "14365123651274"},
                {"x-amz-server-side-encryption": "AES256"},
                ["starts-with", "$x-amz-meta-tag", ""],

                {"x-amz-credential": "AKIAIOSFODNN7EXAMPLE/20151229/us-east-1/s3/aws4_request"},
                {"x-amz-algorithm": "AWS4-HMAC-SHA256"},
                {"x-amz-date": "20151229T000000Z" }
              ]
            }""";

    @Test
    void thePostPolicyIsSignedAsPublished() {
        SigningKey key = new SigningKey(EXAMPLE, "us-east-1", Instant.parse("2015-12-29T00:00:00Z"));
        byte[] document = PUBLISHED_POLICY.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
        PostPolicy policy = new PostPolicy(Base64.getEncoder().encodeToString(document));

        assertEquals("AKIAIOSFODNN7EXAMPLE/20151229/us-east-1/s3/aws4_request", key.credential());
        assertEquals("20151229T000000Z", SigningKey.moment(Instant.parse("2015-12-29T00:00:00Z")));
        assertEquals("8afdbf4008c03f22c2cd3cdb72e4afbb1f6a588f3255ac628749a66d7f09699e", policy.signature(key));
    }

    /** <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html">The example</a>. */
    @Test
    void theQueryIsSignedAsPublished() {
        Instant signedAt = Instant.parse("2013-05-24T00:00:00Z");
        StoreAddress address = StoreAddress.of(URI.create("https://s3.amazonaws.com"), "examplebucket", false);
        String path = address.path(new ObjectKey("examplebucket", "test.txt"));

        String url = new QuerySignature("GET", address, path, Map.of(), Map.of(), signedAt, 86_400)
                .url(new SigningKey(EXAMPLE, "us-east-1", signedAt), null);

        assertEquals(
                "https://examplebucket.s3.amazonaws.com/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256"
                        + "&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request"
                        + "&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host"
                        + "&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404",
                url);
    }
}

package io.filesaga.storage.s3;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.filesaga.storage.ObjectInfo;
import io.filesaga.storage.ObjectKey;
import io.filesaga.storage.ObjectStore;
import io.filesaga.storage.PresignedPost;
import io.filesaga.storage.PresignedRequest;
import io.filesaga.storage.Presigner;
import io.filesaga.storage.TestContent;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What we sign is accepted by a store that checks, and nothing else is. */
class SignedRequestsOnS3Test {

    private static final byte[] BYTES = TestContent.bytes(1_000);
    private static final String TYPE = "text/plain; charset=utf-8";
    private static final Map<String, String> METADATA = Map.of("colour", "blue", "title", "Ünï");

    private final S3ProxyForTests s3 = S3ProxyForTests.shared();
    private final SignedRequests signing = SignedRequestsTest.signing(s3.client(), TestSettings.usual());
    private final ObjectStore store = new S3ObjectStore(s3.client(), TestSettings.usual());
    private final HttpClient http = HttpClient.newHttpClient();
    private final Instant now = Instant.now();
    private final ObjectKey key =
            new ObjectKey(S3ProxyForTests.BUCKET, "signed/" + UUID.randomUUID() + "/ünï cödé +%20&=.txt");

    private Presigner.PostGrant grant(long min, long max) {
        return new Presigner.PostGrant(key, TYPE, min, max, null, METADATA, now, now.plusSeconds(60));
    }

    private Optional<ObjectInfo> head() {
        return store.head(key).await().atMost(Duration.ofSeconds(20));
    }

    @Test
    void aFormIsAcceptedAndBecomesTheObject() throws Exception {
        HttpResponse<String> answer = post(signing.post(grant(1_000, 1_000)), Map.of(), BYTES);

        assertEquals(201, answer.statusCode(), answer.body());
        ObjectInfo stored = head().orElseThrow();
        assertEquals(1_000, stored.size());
        assertEquals(TestContent.compact(TYPE), TestContent.compact(stored.contentType()));
        assertEquals(METADATA, stored.metadata());
    }

    @Test
    void aFormForTooLongOrTooShortContentIsRefused() throws Exception {
        refuses(post(signing.post(grant(1, 999)), Map.of(), BYTES));
        refuses(post(signing.post(grant(1_001, 2_000)), Map.of(), BYTES));
    }

    @Test
    void aFormWithAnythingElseThanSignedIsRefused() throws Exception {
        PresignedPost post = signing.post(grant(1, 2_000));

        refuses(post(post, Map.of("Content-Type", "text/html"), BYTES));
        refuses(post(post, Map.of("key", key.key() + "x"), BYTES));
        refuses(post(post, Map.of("x-amz-meta-colour", "red"), BYTES));
        refuses(post(post, Map.of("x-amz-signature", "00".repeat(32)), BYTES));
    }

    @Test
    void aFormWithAnotherPolicyIsRefused() throws Exception {
        PresignedPost narrow = signing.post(grant(1, 10));
        PresignedPost wide = signing.post(grant(1, 2_000));

        refuses(post(narrow, Map.of("policy", wide.fields().get("policy")), BYTES));
    }

    @Test
    void anExpiredFormIsRefused() throws Exception {
        Instant earlier = now.minusSeconds(120);
        PresignedPost post = signing.post(
                new Presigner.PostGrant(key, TYPE, 1, 2_000, null, METADATA, earlier, earlier.plusSeconds(60)));

        refuses(post(post, Map.of(), BYTES));
    }

    @Test
    void aPutOfTheSignedLengthAndTypeIsAccepted() throws Exception {
        PresignedRequest request = signing.put(put(null));

        assertEquals(200, send(request, TYPE, BYTES).statusCode());
        ObjectInfo stored = head().orElseThrow();
        assertEquals(1_000, stored.size());
        assertEquals(TestContent.compact(TYPE), TestContent.compact(stored.contentType()));
        assertEquals(METADATA, stored.metadata());
    }

    @Test
    void aPutOfAnotherLengthOrTypeIsRefused() throws Exception {
        PresignedRequest request = signing.put(put(null));

        refuses(send(request, TYPE, TestContent.bytes(999)));
        refuses(send(request, TYPE, TestContent.bytes(1_001)));
        refuses(send(request, "text/html", BYTES));
    }

    @Test
    void aChecksumIsVerifiedByTheStoreAndToldAgain() throws Exception {
        String checksum =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(BYTES));
        byte[] other = BYTES.clone();
        other[0]++;

        refuses(send(signing.put(put(checksum)), TYPE, other));
        assertEquals(200, send(signing.put(put(checksum)), TYPE, BYTES).statusCode());
        assertEquals(checksum, head().orElseThrow().checksumSha256());
    }

    @Test
    void aFormWithAChecksumIsAccepted() throws Exception {
        String checksum =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(BYTES));
        PresignedPost post = signing.post(
                new Presigner.PostGrant(key, TYPE, 1, 2_000, checksum, METADATA, now, now.plusSeconds(60)));

        HttpResponse<String> answer = post(post, Map.of(), BYTES);

        assertEquals(201, answer.statusCode(), answer.body());
    }

    @Test
    void aGetAnswersWithTheSignedNameAndType() throws Exception {
        assertEquals(200, send(signing.put(put(null)), TYPE, BYTES).statusCode());
        String disposition = "attachment; filename=\"a.txt\"; filename*=UTF-8''%C3%BC.txt";
        String url = signing.get(key, "application/x-other", disposition, now, now.plusSeconds(60));

        HttpResponse<byte[]> answer =
                http.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofByteArray());

        assertEquals(200, answer.statusCode());
        assertArrayEquals(BYTES, answer.body());
        assertEquals(
                "application/x-other",
                answer.headers().firstValue("Content-Type").orElseThrow());
        assertEquals(
                disposition, answer.headers().firstValue("Content-Disposition").orElseThrow());
    }

    private Presigner.PutGrant put(String checksum) {
        return new Presigner.PutGrant(key, TYPE, 1_000, checksum, METADATA, now, now.plusSeconds(60));
    }

    private void refuses(HttpResponse<String> answer) {
        assertEquals(4, answer.statusCode() / 100, answer.statusCode() + " " + answer.body());
        assertEquals(Optional.empty(), head());
    }

    private HttpResponse<String> send(PresignedRequest signed, String type, byte[] bytes) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(signed.url())).PUT(HttpRequest.BodyPublishers.ofByteArray(bytes));
        signed.headers().forEach((name, value) -> {
            if (!name.equals("content-length")) {
                request.setHeader(name, name.equals("content-type") ? type : value);
            }
        });
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** As a browser does it, with some fields replaced. */
    private HttpResponse<String> post(PresignedPost post, Map<String, String> replaced, byte[] bytes) throws Exception {
        Map<String, String> fields = new LinkedHashMap<>(post.fields());
        fields.putAll(replaced);
        String boundary = "x" + UUID.randomUUID();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach((name, value) -> write(
                body,
                "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value
                        + "\r\n"));
        write(
                body,
                "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n"
                        + "Content-Type: application/octet-stream\r\n\r\n");
        body.writeBytes(bytes);
        write(body, "\r\n--" + boundary + "--\r\n");
        HttpRequest request = HttpRequest.newBuilder(URI.create(post.url()))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static void write(ByteArrayOutputStream body, String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Makes the imports of the policy's own encoding honest: a signature is over base64 text. */
    @Test
    void thePolicyTravelsAsBase64() {
        String policy = signing.post(grant(1, 10)).fields().get("policy");

        assertEquals('{', (char) Base64.getDecoder().decode(policy)[0]);
    }
}

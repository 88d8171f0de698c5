package io.filesaga.storage.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.filesaga.storage.ObjectKey;
import io.filesaga.storage.PresignedPost;
import io.filesaga.storage.Presigner;
import io.filesaga.storage.StorageException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.identity.spi.ResolveIdentityRequest;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/** What signatures say, and how long they last; nothing here travels. */
class SignedRequestsTest {

    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00.700Z");
    private static final Instant LATER = NOW.plusSeconds(900);
    private static final ObjectKey KEY = new ObjectKey("bucket", "o/ünï cödé +%20&=.txt");
    private static final URI ENDPOINT = URI.create("http://127.0.0.1:9000");

    /** A presigner with this client's credentials, looked up already. */
    static SignedRequests signing(S3AsyncClient client, StorageSettings settings) {
        return signing(client, settings, InstantSource.system());
    }

    private static SignedRequests signing(S3AsyncClient client, StorageSettings settings, InstantSource clock) {
        SignatorySource source = new SignatorySource(client, clock, settings);
        source.refresh().await().atMost(Duration.ofSeconds(10));
        return new SignedRequests(source, settings, true);
    }

    private static SignedRequests temporary(Instant expiresAt, InstantSource clock) {
        AwsSessionCredentials credentials = AwsSessionCredentials.builder()
                .accessKeyId("ASIATEST")
                .secretAccessKey("secret")
                .sessionToken("tok/en+=")
                .expirationTime(expiresAt)
                .build();
        S3AsyncClient client = S3ProxyForTests.client(ENDPOINT)
                .credentialsProvider(new Fixed(CompletableFuture.completedFuture(credentials)))
                .build();
        return signing(client, TestSettings.usual(), clock);
    }

    private record Fixed(CompletableFuture<AwsCredentialsIdentity> answer)
            implements IdentityProvider<AwsCredentialsIdentity> {
        @Override
        public Class<AwsCredentialsIdentity> identityType() {
            return AwsCredentialsIdentity.class;
        }

        @Override
        public CompletableFuture<AwsCredentialsIdentity> resolveIdentity(ResolveIdentityRequest request) {
            return answer;
        }
    }

    private static SignedRequests lasting() {
        return signing(S3ProxyForTests.client(ENDPOINT).build(), TestSettings.usual());
    }

    private static Presigner.PostGrant grant() {
        return new Presigner.PostGrant(
                KEY, "text/plain", 1, 10, "00".repeat(32), Map.of("B", "x", "a", "ü"), NOW, LATER);
    }

    @Test
    void theSameArgumentsGiveTheSameAnswer() {
        SignedRequests first = lasting();
        SignedRequests second = lasting();
        Presigner.PutGrant put =
                new Presigner.PutGrant(KEY, "text/plain", 5, null, Map.of("a", "1", "b", "2"), NOW, LATER);

        assertEquals(first.post(grant()), second.post(grant()));
        assertEquals(
                List.copyOf(first.post(grant()).fields().keySet()),
                List.copyOf(second.post(grant()).fields().keySet()));
        assertEquals(first.put(put), second.put(put));
        assertEquals(first.part(KEY, "up", 3, NOW, LATER), second.part(KEY, "up", 3, NOW, LATER));
        assertEquals(first.get(KEY, "a/b", "inline", NOW, LATER), second.get(KEY, "a/b", "inline", NOW, LATER));
    }

    @Test
    void everyFieldOfTheFormIsBoundByThePolicy() throws Exception {
        PresignedPost post =
                temporary(NOW.plusSeconds(5_000), InstantSource.fixed(NOW)).post(grant());
        JsonNode policy = new ObjectMapper()
                .readTree(Base64.getDecoder().decode(post.fields().get("policy")));

        List<String> bound = new ArrayList<>();
        policy.get("conditions").forEach(condition -> bound.add(condition.toString()));

        post.fields().forEach((name, value) -> {
            if (!List.of("policy", "x-amz-signature").contains(name)) {
                assertTrue(bound.remove("[\"eq\",\"$" + name + "\",\"" + value + "\"]"), name);
            }
        });
        assertEquals(List.of("{\"bucket\":\"bucket\"}", "[\"content-length-range\",1,10]"), bound);
        assertEquals("2026-05-01T10:15:00.000Z", policy.get("expiration").textValue());
        assertEquals("tok/en+=", post.fields().get("x-amz-security-token"));
        assertEquals("http://127.0.0.1:9000/bucket/", post.url());
    }

    @Test
    void keysAreEncodedByteByByte() {
        String url = lasting().get(KEY, "text/plain", "inline", NOW, LATER);

        assertTrue(
                url.startsWith("http://127.0.0.1:9000/bucket/o/%C3%BCn%C3%AF%20c%C3%B6d%C3%A9%20%2B%2520%26%3D.txt?"),
                url);
    }

    @Test
    void aSignatureEndsWithItsCredentials() {
        SignedRequests signing = temporary(NOW.plusSeconds(400), InstantSource.fixed(NOW));

        assertEquals(Instant.parse("2026-05-01T10:06:40Z"), signing.expiry(LATER));
        assertEquals(Instant.parse("2026-05-01T10:01:40Z"), signing.expiry(NOW.plusSeconds(100)));
        String url = signing.part(KEY, "up", 1, NOW, LATER);
        assertTrue(url.contains("&X-Amz-Expires=400&"), url);
        assertTrue(url.contains("&X-Amz-Security-Token=tok%2Fen%2B%3D&"), url);
    }

    @Test
    void credentialsThatEndedOrNeverCameAreATransientFailure() {
        AtomicReference<Instant> now = new AtomicReference<>(NOW);
        SignedRequests ending = temporary(NOW.plusSeconds(60), now::get);
        now.set(NOW.plusSeconds(61));
        S3AsyncClient waiting = S3ProxyForTests.client(ENDPOINT)
                .credentialsProvider(new Fixed(new CompletableFuture<>()))
                .build();
        TestSettings impatient = TestSettings.with(Duration.ofMillis(50), Duration.ofSeconds(30));

        for (SignedRequests signing : List.of(ending, signing(waiting, impatient))) {
            StorageException failure = assertThrows(StorageException.class, () -> signing.expiry(LATER));
            assertEquals(StorageException.Kind.TRANSIENT, failure.kind());
        }
    }

    @Test
    void aSignatureLastsASecondToAWeek() {
        SignedRequests signing = lasting();

        for (Instant end : List.of(NOW, NOW.minusSeconds(1), NOW.plus(Duration.ofDays(8)))) {
            StorageException failure = assertThrows(StorageException.class, () -> signing.part(KEY, "up", 1, NOW, end));
            assertEquals(StorageException.Kind.PERMANENT, failure.kind());
        }
        assertTrue(signing.part(KEY, "up", 1, NOW, NOW.plus(Duration.ofDays(7))).contains("X-Amz-Expires=604800"));
    }

    @Test
    void clientsSeeThePublicEndpoint() {
        TestSettings settings = TestSettings.usual().withPublicEndpoint("https://files.example.com");
        S3AsyncClient client = S3ProxyForTests.client(ENDPOINT).build();

        String url = signing(client, settings).get(KEY, "a/b", "inline", NOW, LATER);

        assertTrue(url.startsWith("https://files.example.com/bucket/o/"), url);
    }

    @Test
    void bucketsAreInTheHostWhereTheyFit() {
        assertEquals(
                "https://b.s3.eu-west-1.amazonaws.com/", address("https://s3.eu-west-1.amazonaws.com", "b", false));
        assertEquals("https://h:8443/bucket/", address("https://h:8443", "bucket", true));
        assertEquals("http://bucket.h/", address("http://h:80/", "bucket", false));
        assertEquals("http://127.0.0.1:9000/bucket/", address("http://127.0.0.1:9000", "bucket", false));
        assertEquals("https://h/with.dots/", address("https://h", "with.dots", false));
        assertEquals("http://with.dots.h/", address("http://h", "with.dots", false));
        assertEquals("https://h/root/bucket/", address("https://h/root", "bucket", true));
    }

    private static String address(String endpoint, String bucket, boolean pathStyle) {
        String bucketName = bucket.length() < 3 ? bucket + "b" : bucket;
        return StoreAddress.of(URI.create(endpoint), bucketName, pathStyle)
                .url()
                .replace("bb.", "b.");
    }

    @Test
    void credentialsDoNotShowTheirSecrets() {
        SigningCredentials credentials = new SigningCredentials("AKIA", "s3cr3t", "t0ken", NOW);

        assertFalse(credentials.toString().contains("s3cr3t"));
        assertFalse(credentials.toString().contains("t0ken"));
    }
}

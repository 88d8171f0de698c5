package io.filesaga.storage.s3;

import io.filesaga.storage.ObjectKey;
import io.filesaga.storage.PresignedPost;
import io.filesaga.storage.PresignedRequest;
import io.filesaga.storage.Presigner;
import io.filesaga.storage.StorageException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Signs what clients will send to the store. Arithmetic only; the clock is never read for a signature. */
@ApplicationScoped
public class SignedRequests implements Presigner {

    private static final long LONGEST_SECONDS = 7L * 24 * 60 * 60;
    private static final String CHECKSUM = "x-amz-checksum-sha256";

    private final SignatorySource signatories;
    private final Optional<URI> publicEndpoint;
    private final boolean pathStyle;
    private volatile @Nullable SigningKey lastKey;

    SignedRequests(
            SignatorySource signatories,
            StorageSettings settings,
            @ConfigProperty(name = "quarkus.s3.path-style-access", defaultValue = "false") boolean pathStyle) {
        this.signatories = signatories;
        this.publicEndpoint = settings.publicEndpoint();
        this.pathStyle = pathStyle;
    }

    @Override
    public Uni<Void> ready() {
        return signatories.ready();
    }

    @Override
    public Instant expiry(Instant requested) {
        return expiry(signatories.current(), requested);
    }

    @Override
    public PresignedPost post(PostGrant grant) {
        Signatory signatory = signatories.current();
        SigningKey key = key(signatory, grant.signedAt());
        String bucket = grant.key().bucket();
        seconds(signatory, grant.signedAt(), grant.expiresAt());
        Map<String, String> fields = fields(grant, signatory, key);
        PostPolicy policy =
                PostPolicy.of(bucket, fields, grant.minSize(), grant.maxSize(), expiry(signatory, grant.expiresAt()));
        fields.put("policy", policy.encoded());
        fields.put("x-amz-signature", policy.signature(key));
        return new PresignedPost(address(signatory, bucket).url(), Collections.unmodifiableMap(fields));
    }

    private static Map<String, String> fields(PostGrant grant, Signatory signatory, SigningKey key) {
        if (grant.key().key().contains("${filename}")) {
            throw refusal("a key with ${filename} cannot be posted to: the store would fill it in");
        }
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("key", grant.key().key());
        fields.put("Content-Type", grant.contentType());
        fields.put("success_action_status", "201");
        fields.putAll(MetadataText.headers(grant.metadata()));
        if (grant.checksumSha256() != null) {
            fields.put("x-amz-checksum-algorithm", "SHA256");
            fields.put(CHECKSUM, base64(grant.checksumSha256()));
        }
        fields.put("x-amz-algorithm", SigningKey.ALGORITHM);
        fields.put("x-amz-credential", key.credential());
        fields.put("x-amz-date", SigningKey.moment(grant.signedAt()));
        String token = signatory.credentials().sessionToken();
        if (token != null) {
            fields.put("x-amz-security-token", token);
        }
        return fields;
    }

    @Override
    public PresignedRequest put(PutGrant grant) {
        Map<String, String> headers = new TreeMap<>(MetadataText.headers(grant.metadata()));
        headers.put("content-length", Long.toString(grant.length()));
        headers.put("content-type", grant.contentType());
        if (grant.checksumSha256() != null) {
            headers.put(CHECKSUM, base64(grant.checksumSha256()));
        }
        String url = url("PUT", grant.key(), Map.of(), headers, grant.signedAt(), grant.expiresAt());
        return new PresignedRequest(url, Collections.unmodifiableMap(headers));
    }

    @Override
    public String part(ObjectKey key, String uploadId, int number, Instant signedAt, Instant expiresAt) {
        Map<String, String> query = Map.of("partNumber", Integer.toString(number), "uploadId", uploadId);
        return url("PUT", key, query, Map.of(), signedAt, expiresAt);
    }

    @Override
    public String get(
            ObjectKey key, String contentType, String contentDisposition, Instant signedAt, Instant expiresAt) {
        Map<String, String> query =
                Map.of("response-content-type", contentType, "response-content-disposition", contentDisposition);
        return url("GET", key, query, Map.of(), signedAt, expiresAt);
    }

    private String url(
            String method,
            ObjectKey key,
            Map<String, String> query,
            Map<String, String> headers,
            Instant signedAt,
            Instant expiresAt) {
        Signatory signatory = signatories.current();
        StoreAddress address = address(signatory, key.bucket());
        long seconds = seconds(signatory, signedAt, expiresAt);
        return new QuerySignature(method, address, address.path(key), query, headers, signedAt, seconds)
                .url(key(signatory, signedAt), signatory.credentials().sessionToken());
    }

    private StoreAddress address(Signatory signatory, String bucket) {
        return StoreAddress.of(publicEndpoint.orElse(signatory.endpoint()), bucket, pathStyle);
    }

    /** The last key is right for a whole day; two threads at midnight derive it twice, to the same end. */
    private SigningKey key(Signatory signatory, Instant signedAt) {
        SigningKey key = lastKey;
        if (key == null || !key.fits(signatory.credentials(), signatory.region(), signedAt)) {
            key = new SigningKey(signatory.credentials(), signatory.region(), signedAt);
            lastKey = key;
        }
        return key;
    }

    private static Instant expiry(Signatory signatory, Instant requested) {
        return signatory.credentials().atMost(requested).truncatedTo(ChronoUnit.SECONDS);
    }

    private static long seconds(Signatory signatory, Instant signedAt, Instant expiresAt) {
        Instant start = signedAt.truncatedTo(ChronoUnit.SECONDS);
        long seconds = start.until(expiry(signatory, expiresAt), ChronoUnit.SECONDS);
        if (seconds < 1 && start.until(expiresAt, ChronoUnit.SECONDS) >= 1) {
            String message = "the credentials for signing are at their end";
            throw new StorageException(StorageException.Kind.TRANSIENT, message, null);
        }
        if (seconds < 1 || seconds > LONGEST_SECONDS) {
            throw refusal("a signature lasts 1 second to 7 days");
        }
        return seconds;
    }

    private static String base64(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }

    private static StorageException refusal(String message) {
        return new StorageException(StorageException.Kind.PERMANENT, message, null);
    }
}

package io.filesaga.storage;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Signs requests that others will send. Local arithmetic: no I/O, works while the store is down. The same arguments
 * and credentials give the same answer, byte for byte. The answers carry credentials: never log them.
 *
 * <p>Times count in whole seconds: fractions are cut off. Every method throws a {@link StorageException}: transient when
 * no valid credentials are known (yet), permanent when the signature would last less than 1 second or more than 7 days.
 */
public interface Presigner {

    /**
     * Emits when signatures can be made: at once when the credentials are known, else when they have been looked up.
     * Fails with a transient {@link StorageException} when they cannot be had within the time for one call.
     */
    Uni<Void> ready();

    /**
     * The expiry that a signature made now can really have: whole seconds, never later than the credentials' own.
     *
     * @throws StorageException transient when no valid credentials are known (yet)
     */
    Instant expiry(Instant requested);

    /** A browser form upload, <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html">POST policy</a>. */
    PresignedPost post(PostGrant grant);

    /** A PUT of exactly {@code length} bytes; the answer's headers must all be sent. */
    PresignedRequest put(PutGrant grant);

    /** A PUT of one part of an open multipart upload; no header need be sent. */
    String part(ObjectKey key, String uploadId, int number, Instant signedAt, Instant expiresAt);

    /** A GET that answers with the given content type and Content-Disposition. */
    String get(ObjectKey key, String contentType, String contentDisposition, Instant signedAt, Instant expiresAt);

    /**
     * What a POST form allows.
     *
     * @param minSize bytes, inclusive
     * @param maxSize bytes, inclusive
     * @param checksumSha256 lower-case hex that the store shall verify, or null
     */
    record PostGrant(
            ObjectKey key,
            String contentType,
            long minSize,
            long maxSize,
            @Nullable String checksumSha256,
            Map<String, String> metadata,
            Instant signedAt,
            Instant expiresAt) {}

    /**
     * What a presigned PUT allows.
     *
     * @param length bytes, exactly
     * @param checksumSha256 lower-case hex that the store shall verify, or null
     */
    record PutGrant(
            ObjectKey key,
            String contentType,
            long length,
            @Nullable String checksumSha256,
            Map<String, String> metadata,
            Instant signedAt,
            Instant expiresAt) {}
}

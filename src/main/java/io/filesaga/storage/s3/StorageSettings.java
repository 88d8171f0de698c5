package io.filesaga.storage.s3;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Everything about the object store that is ours to choose. Region, credentials, our own endpoint and path-style access
 * are the S3 client's: {@code quarkus.s3.*}.
 */
@ConfigMapping(prefix = "filesaga.storage")
public interface StorageSettings {

    /**
     * Scheme, host and port under which clients reach the store when that is not the endpoint that this service uses, for
     * example {@code https://files.example.com}. Signed addresses are made for it. Absolute http or https.
     */
    Optional<URI> publicEndpoint();

    /** Longest time for one call to the store that carries no content, the SDK's own retries included. */
    @WithDefault("10s")
    Duration callTimeout();

    /** Longest time for joining the parts of a multipart upload: a store may copy all of its bytes. */
    @WithDefault("60s")
    Duration completeTimeout();

    /** Content that does not move for so long, in either direction, fails its put. The whole put may take any time. */
    @WithDefault("30s")
    Duration idleTimeout();

    /**
     * Size of the parts in which content of unknown length is written, and so roughly the memory that one such upload
     * takes: 5M to 1G.
     */
    @WithDefault("8M")
    MemorySize partSize();

    /** Whether the SDK adds checksum trailers of its own to content; AWS understands them, many other stores do not. */
    @WithDefault("when-required")
    RequestChecksum requestChecksum();

    /** What the store is asked to encrypt documents and data of processes with. */
    @WithDefault("aes256")
    Encryption encryption();

    /** How often the signing credentials are looked up again in the S3 client's provider, which caches them. */
    @WithDefault("60s")
    Duration credentialsRefresh();

    /** When content carries a checksum trailer (aws-chunked, CRC32). */
    enum RequestChecksum {
        /** Only where an operation cannot go without: every store understands that. */
        WHEN_REQUIRED,
        /** Wherever the SDK knows how to: AWS itself. */
        WHEN_SUPPORTED
    }

    /** Server-side encryption. */
    enum Encryption {
        /** With keys of the store's own (SSE-S3). */
        AES256,
        /** Not asked for: for stores that refuse the question, or encrypt everything anyway. */
        NONE
    }
}

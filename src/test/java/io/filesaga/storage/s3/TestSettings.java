package io.filesaga.storage.s3;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Settings by hand. */
record TestSettings(
        Optional<URI> publicEndpoint,
        Duration callTimeout,
        Duration completeTimeout,
        Duration idleTimeout,
        MemorySize partSize,
        StorageSettings.RequestChecksum requestChecksum,
        StorageSettings.Encryption encryption,
        Duration credentialsRefresh)
        implements StorageSettings {

    private static final long MIB = 1024L * 1024;

    static TestSettings usual() {
        return with(Duration.ofSeconds(10), Duration.ofSeconds(30));
    }

    static TestSettings with(Duration callTimeout, Duration idleTimeout) {
        return new TestSettings(
                Optional.empty(),
                callTimeout,
                Duration.ofSeconds(60),
                idleTimeout,
                mebibytes(8),
                RequestChecksum.WHEN_REQUIRED,
                Encryption.NONE,
                Duration.ofSeconds(60));
    }

    TestSettings withPublicEndpoint(String endpoint) {
        return new TestSettings(
                Optional.of(URI.create(endpoint)),
                callTimeout,
                completeTimeout,
                idleTimeout,
                partSize,
                requestChecksum,
                encryption,
                credentialsRefresh);
    }

    TestSettings withEncryption() {
        return new TestSettings(
                publicEndpoint,
                callTimeout,
                completeTimeout,
                idleTimeout,
                partSize,
                requestChecksum,
                Encryption.AES256,
                credentialsRefresh);
    }

    private static MemorySize mebibytes(long count) {
        return new MemorySize(BigInteger.valueOf(count * MIB));
    }
}

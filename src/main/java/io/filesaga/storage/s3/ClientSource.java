package io.filesaga.storage.s3;

import io.quarkiverse.amazon.s3.runtime.S3Config;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3AsyncClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;

/**
 * The S3 client as Quarkus configures it ({@code quarkus.s3.*}), plus our choice about checksums. Application scoped: it
 * is built by the first call, not by the start.
 */
@Singleton
class ClientSource {

    @Produces
    @ApplicationScoped
    S3AsyncClient client(S3AsyncClientBuilder builder, S3Config config, StorageSettings settings) {
        return configured(builder.serviceConfiguration(withoutChecksums(config)), settings)
                .build();
    }

    /** The SDK takes a choice about checksums in one place only, and Quarkus makes it in the older one. */
    private static S3Configuration withoutChecksums(S3Config config) {
        return S3Configuration.builder()
                .accelerateModeEnabled(config.accelerateMode())
                .chunkedEncodingEnabled(config.chunkedEncoding())
                .pathStyleAccessEnabled(config.pathStyleAccess())
                .useArnRegionEnabled(config.useArnRegionEnabled())
                .build();
    }

    /** AWS's newer defaults add aws-chunked trailers that many other stores refuse. */
    static S3AsyncClientBuilder configured(S3AsyncClientBuilder builder, StorageSettings settings) {
        RequestChecksumCalculation checksums = switch (settings.requestChecksum()) {
            case WHEN_REQUIRED -> RequestChecksumCalculation.WHEN_REQUIRED;
            case WHEN_SUPPORTED -> RequestChecksumCalculation.WHEN_SUPPORTED;
        };
        return builder.requestChecksumCalculation(checksums)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
    }

    void close(@Disposes S3AsyncClient client) {
        client.close();
    }
}

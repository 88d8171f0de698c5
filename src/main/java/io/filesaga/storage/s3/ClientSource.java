package io.filesaga.storage.s3;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3AsyncClientBuilder;

/**
 * The S3 client as Quarkus configures it ({@code quarkus.s3.*}), plus our choice about checksums. Application scoped: it
 * is built by the first call, not by the start.
 */
@Singleton
class ClientSource {

    @Produces
    @ApplicationScoped
    S3AsyncClient client(S3AsyncClientBuilder builder, StorageSettings settings) {
        return configured(builder, settings).build();
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

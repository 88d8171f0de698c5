package io.filesaga.ops;

import io.filesaga.storage.s3.SignatorySource;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when uploads can be granted: the credentials that sign them are known. */
@Readiness
@ApplicationScoped
public class SigningHealth implements HealthCheck {

    private final SignatorySource source;

    SigningHealth(SignatorySource source) {
        this.source = source;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Signing credentials")
                .status(source.isReady())
                .build();
    }
}

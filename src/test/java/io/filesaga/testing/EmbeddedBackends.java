package io.filesaga.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

public class EmbeddedBackends implements QuarkusTestResourceLifecycleManager {
    public Map<String, String> start() {
        return Map.of(
                "quarkus.datasource.jdbc.url",
                "jdbc:postgresql://localhost:5555/filesaga",
                "quarkus.datasource.reactive.url",
                "postgresql://localhost:5555/filesaga",
                "quarkus.datasource.username",
                "postgres",
                "quarkus.datasource.password",
                "x",
                "quarkus.s3.endpoint-override",
                "http://127.0.0.1:5556",
                "quarkus.s3.aws.region",
                "us-east-1",
                "quarkus.s3.aws.credentials.type",
                "static",
                "quarkus.s3.aws.credentials.static-provider.access-key-id",
                "filesaga",
                "quarkus.s3.aws.credentials.static-provider.secret-access-key",
                "filesaga-secret",
                "quarkus.oidc.tenant-enabled",
                "false");
    }

    public void stop() {}
}

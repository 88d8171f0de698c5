package io.filesaga.ops.embedded;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the service must be told to use an embedded server. */
public final class BackendSettings {

    private BackendSettings() {}

    public static Map<String, String> of(PostgresServer postgres) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("quarkus.datasource.jdbc.url", postgres.jdbcUrl());
        settings.put("quarkus.datasource.reactive.url", postgres.reactiveUrl());
        settings.put("quarkus.datasource.username", postgres.user());
        settings.put("quarkus.datasource.password", postgres.password());
        return settings;
    }

    public static Map<String, String> of(S3Server s3) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("quarkus.s3.endpoint-override", s3.endpoint());
        settings.put("quarkus.s3.path-style-access", "true");
        settings.put("quarkus.s3.aws.region", S3Server.REGION);
        settings.put("quarkus.s3.aws.credentials.type", "static");
        settings.put("quarkus.s3.aws.credentials.static-provider.access-key-id", S3Server.ACCESS_KEY);
        settings.put("quarkus.s3.aws.credentials.static-provider.secret-access-key", S3Server.SECRET_KEY);
        settings.put("filesaga.files.bucket", S3Server.BUCKET);
        settings.put("filesaga.storage.encryption", "none");
        return settings;
    }
}

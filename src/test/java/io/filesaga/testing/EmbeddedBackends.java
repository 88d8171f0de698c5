package io.filesaga.testing;

import io.filesaga.ops.embedded.BackendSettings;
import io.filesaga.ops.embedded.PostgresServer;
import io.filesaga.ops.embedded.S3Server;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * One PostgreSQL, one S3 endpoint, one queue and some functions for all tests of a JVM, over fresh folders; gone with it. The service reaches the
 * first two through {@link Gates}, which a test may shut.
 */
public class EmbeddedBackends implements QuarkusTestResourceLifecycleManager {

    private static final Path HOME = Path.of(
            "target", "test-backends", String.valueOf(ProcessHandle.current().pid()));

    private static final Map<String, String> SETTINGS = new HashMap<>();

    @Override
    public Map<String, String> start() {
        return settings();
    }

    /** What the service must be told to use them. */
    public static synchronized Map<String, String> settings() {
        if (SETTINGS.isEmpty()) {
            try {
                PostgresServer postgres = PostgresServer.start(HOME.resolve("postgres"));
                S3Server s3 = S3Server.start(HOME.resolve("s3"));
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    s3.stop();
                    postgres.stop();
                }));
                SETTINGS.putAll(BackendSettings.of(postgres));
                SETTINGS.putAll(BackendSettings.of(s3));
                SETTINGS.putAll(Gates.before(SETTINGS));
                SETTINGS.putAll(Tokens.settings());
                SETTINGS.putAll(Queues.settings());
                SETTINGS.putAll(LambdaServer.settings());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Map.copyOf(SETTINGS);
    }

    /** Nothing to do: other tests of this JVM may need them. */
    @Override
    public void stop() {}
}

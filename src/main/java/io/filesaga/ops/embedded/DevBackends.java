package io.filesaga.ops.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Starts what dev mode needs and was not given. Data is kept in {@code .filesaga} under the working folder. Stopped with
 * the process; a live reload finds both running.
 */
public final class DevBackends implements Runnable {

    private static final Path HOME = Path.of(".filesaga");
    private static final String HOOKED = "embedded.filesaga.hooked";

    @Override
    public void run() {
        try {
            if (!isGiven("quarkus.datasource.reactive.url")) {
                PostgresServer postgres = PostgresServer.start(HOME.resolve("postgres"));
                use(BackendSettings.of(postgres), postgres::stop);
            }
            if (!isGiven("quarkus.s3.endpoint-override")) {
                S3Server s3 = S3Server.start(HOME.resolve("s3"));
                use(BackendSettings.of(s3), s3::stop);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Given by the user, by system property or environment; what an earlier boot of this process set does not count. */
    private static boolean isGiven(String key) {
        String variable = key.replaceAll("[.-]", "_").toUpperCase(java.util.Locale.ROOT);
        boolean ours = System.getProperty(HOOKED + "." + key) != null;
        return System.getenv(variable) != null || (System.getProperty(key) != null && !ours);
    }

    private static void use(Map<String, String> settings, Runnable stop) {
        String first = settings.keySet().iterator().next();
        if (System.getProperty(HOOKED + "." + first) == null) {
            Runtime.getRuntime().addShutdownHook(new Thread(stop, "stop-embedded"));
        }
        settings.forEach((key, value) -> {
            System.setProperty(key, value);
            System.setProperty(HOOKED + "." + key, "true");
        });
    }
}

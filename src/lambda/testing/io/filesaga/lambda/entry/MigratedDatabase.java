package io.filesaga.lambda.entry;

import io.filesaga.testing.EmbeddedBackends;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.flywaydb.core.Flyway;

/** Functions do not migrate: somebody has done it before. */
public class MigratedDatabase implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = EmbeddedBackends.settings();
        Flyway.configure(getClass().getClassLoader())
                .dataSource(
                        settings.get("quarkus.datasource.jdbc.url"),
                        settings.get("quarkus.datasource.username"),
                        settings.get("quarkus.datasource.password"))
                .load()
                .migrate();
        return Map.of();
    }

    /** Nothing to do: the database goes with the backends. */
    @Override
    public void stop() {}
}

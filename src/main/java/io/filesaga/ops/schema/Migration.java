package io.filesaga.ops.schema;

import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;

/**
 * Migrates the database before the timers start and before the HTTP port opens. A failure ends the process with an exit
 * code that is not zero, whatever the mode.
 */
@Singleton
class Migration {

    /** After the check of the settings. */
    private static final int BEFORE_THE_SCHEDULER = Interceptor.Priority.PLATFORM_BEFORE - 1;

    /** @param flyway asked for only where it is used: its mere existence is a JDBC pool */
    void onStart(
            @Observes @Priority(BEFORE_THE_SCHEDULER) StartupEvent start,
            SchemaSettings settings,
            Instance<Flyway> flyway) {
        switch (settings.migrate()) {
            case ON_START -> flyway.get().migrate();
            case ONLY ->
                throw new PreventFurtherStepsException(done(flyway.get().migrate()), 0);
            case OFF -> {
                // Somebody else does it; until then SchemaHealth says that it is missing.
            }
        }
    }

    private static String done(MigrateResult result) {
        return "filesaga.migrate=only: " + result.migrationsExecuted + " migrations executed, nothing is left to do";
    }
}

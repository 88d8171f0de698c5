package io.filesaga.ops.schema;

import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;
import org.jboss.logging.Logger;

/**
 * Migrates the database before the timers start and before the HTTP port opens. A failure ends the process with an exit
 * code that is not zero, whatever the mode.
 */
@Singleton
class Migration {

    private static final Logger LOG = Logger.getLogger(Migration.class);

    /** After the check of the settings. */
    private static final int BEFORE_THE_SCHEDULER = Interceptor.Priority.PLATFORM_BEFORE - 1;

    /** @param flyway asked for only where it is used: it looks into the database as soon as it exists */
    void onStart(
            @Observes @Priority(BEFORE_THE_SCHEDULER) StartupEvent start,
            SchemaSettings settings,
            Instance<Flyway> flyway) {
        switch (settings.migrate()) {
            case ON_START -> flyway.get().migrate();
            case ONLY -> leave(flyway.get().migrate());
            case OFF -> {
                // Somebody else does it; until then SchemaHealth says that it is missing.
            }
        }
    }

    /** Nothing that would start after this does, and the process ends well as soon as what has started is stopped. */
    private static void leave(MigrateResult done) {
        LOG.infof("filesaga.migrate=only: %d migrations executed, nothing else is to be done", done.migrationsExecuted);
        Quarkus.asyncExit(0);
        throw new PreventFurtherStepsException();
    }
}

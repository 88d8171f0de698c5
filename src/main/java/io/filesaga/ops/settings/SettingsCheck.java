package io.filesaga.ops.settings;

import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.List;

/** Refuses the start when a setting cannot work, and names its key: before the database is migrated and the scheduler, which is set up by them, starts. */
@Singleton
class SettingsCheck {

    private static final int BEFORE_THE_MIGRATION = Interceptor.Priority.PLATFORM_BEFORE - 2;

    private final List<Rule> rules;

    SettingsCheck(@All List<Rule> rules) {
        this.rules = rules;
    }

    void onStart(@Observes @Priority(BEFORE_THE_MIGRATION) StartupEvent start) {
        rules.forEach(Rule::check);
    }
}

package io.filesaga.ops.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.filesaga.testing.ServiceProcess;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the packaged service says to settings that it cannot take. */
class SettingsIT {

    private ServiceProcess service;

    @AfterEach
    void leave() {
        service.kill();
    }

    private void assertRefused(String key, String value) {
        service = ServiceProcess.launch(Map.of(key, value));
        assertEquals(1, service.exitCode());
        assertTrue(service.said().contains(key), service.said());
    }

    @Test
    void aMisspeltKeyRefusesTheStart() {
        assertRefused("filesaga.files.bukcet", "files");
    }

    @Test
    void anUnknownModeOfMigrationRefusesTheStart() {
        assertRefused("filesaga.migrate", "sometimes");
    }
}

package io.filesaga.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The service without its timers: a test drives the loop and the clock by hand. */
public class ByHand implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.scheduler.enabled", "false",
                "filesaga.saga.lease", "20s",
                "filesaga.files.max-size", "30000000",
                "filesaga.outbox.stream-buffer", "20",
                "filesaga.outbox.heartbeat", "2s",
                "filesaga.outbound.allow-http", "true",
                "filesaga.outbound.allowed-networks", "127.0.0.1/32",
                "filesaga.webhooks.timeout", "2s",
                "filesaga.processes.connections.test.url", "https://secrets.example.com/api",
                "filesaga.processes.connections.test.secret", "Bearer the-secret-of-the-connection",
                "filesaga.events.secret", "the-secret-of-the-tests");
    }
}

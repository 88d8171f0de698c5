package io.filesaga.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The service without its timers: a test drives the loop and the clock by hand. */
public class ByHand implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.ofEntries(
                Map.entry("quarkus.scheduler.enabled", "false"),
                Map.entry("filesaga.saga.lease", "20s"),
                Map.entry("filesaga.files.max-size", "30000000"),
                Map.entry("filesaga.events.sqs.visibility", "2s"),
                Map.entry("filesaga.events.sns.topics", "arn:aws:sns:eu-central-1:111122223333:files"),
                Map.entry("filesaga.outbox.stream-buffer", "20"),
                Map.entry("filesaga.outbox.heartbeat", "2s"),
                Map.entry("filesaga.outbound.allow-http", "true"),
                Map.entry("filesaga.outbound.allowed-networks", "127.0.0.1/32"),
                Map.entry("filesaga.webhooks.timeout", "2s"),
                Map.entry("filesaga.processes.connections.test.url", "https://secrets.example.com/api"),
                Map.entry("filesaga.processes.connections.test.secret", "Bearer the-secret-of-the-connection"),
                Map.entry("filesaga.processes.lambda.functions", LambdaServer.ALLOWED),
                Map.entry("filesaga.events.secret", "the-secret-of-the-tests"));
    }
}

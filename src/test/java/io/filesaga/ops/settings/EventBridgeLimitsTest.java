package io.filesaga.ops.settings;

import io.filesaga.outbox.eventbridge.EventBridgeSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventBridgeLimitsTest {

    private static final Refused<EventBridgeSettings> BUS =
            new Refused<>(EventBridgeSettings.class, "filesaga.outbox.eventbridge", EventBridgeLimits::new);

    @Test
    void theDefaultsAreAccepted() {
        BUS.accepts(Map.of());
    }

    @Test
    void aBusHasANameOrAnArn() {
        BUS.accepts("bus", "default", "files.prod_1", "arn:aws:events:eu-central-1:111122223333:event-bus/files");
        BUS.accepts("bus", "arn:aws-us-gov:events:us-gov-west-1:111122223333:event-bus/default");
        BUS.refuses("bus", "a b", "arn:aws:sqs:eu-central-1:111122223333:files", "a:b", "a".repeat(257));
        BUS.accepts("source", "filesaga", "com.example/files-1");
        BUS.refuses("source", "aws.files", "a b", "a".repeat(257));
        BUS.accepts("region", "eu-central-1");
        BUS.refuses("region", "EU", "eu central");
        BUS.accepts("endpoint", "https://events.example.com", "http://127.0.0.1:4566/");
        BUS.refuses("endpoint", "events.example.com", "ftp://example.com", "https://a@example.com");
    }

    @Test
    void timesAreNeitherNothingNorForEver() {
        BUS.accepts("timeout", "100ms", "5m");
        BUS.refuses("timeout", "0s", "6m");
        BUS.accepts("poll-interval", "1s", "1h");
        BUS.refuses("poll-interval", "0s", "2h");
        BUS.accepts("give-up-after", "1m", "365d");
        BUS.refuses("give-up-after", "0s", "366d");
    }
}

package io.filesaga.ops.settings;

import io.filesaga.events.sqs.SqsSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SqsLimitsTest {

    private static final Refused<SqsSettings> QUEUE =
            new Refused<>(SqsSettings.class, "filesaga.events.sqs", SqsLimits::new);

    @Test
    void theDefaultsAreAccepted() {
        QUEUE.accepts(Map.of());
    }

    @Test
    void aQueueHasAnAddress() {
        QUEUE.accepts(
                "queue-url", "https://sqs.eu-central-1.amazonaws.com/123456789012/files", "http://localhost:1/0/q");
        QUEUE.refuses(
                "queue-url", "files", "arn:aws:sqs:eu-central-1:1:files", "https://sqs.amazonaws.com", "https:///q");
        QUEUE.refuses("queue-url", "https://a@example.com/q", "https://example.com/q?a=b", "ftp://example.com/q");
    }

    @Test
    void aBatchIsInHandAndNotForEver() {
        QUEUE.accepts("loops", "1", "32");
        QUEUE.refuses("loops", "0", "-1", "33");
        QUEUE.accepts("visibility", "1s", "12h");
        QUEUE.refuses("visibility", "0s", "0.5s", "1.5s", "13h");
        QUEUE.accepts("hold", "0s", "6h");
        QUEUE.refuses("hold", "-1s", "7h");
        QUEUE.accepts("call-timeout", "100ms", "5m");
        QUEUE.refuses("call-timeout", "0s", "6m");
    }
}

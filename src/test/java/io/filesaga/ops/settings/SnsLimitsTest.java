package io.filesaga.ops.settings;

import io.filesaga.events.sns.SnsSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SnsLimitsTest {

    private static final Refused<SnsSettings> TOPICS =
            new Refused<>(SnsSettings.class, "filesaga.events.sns", SnsLimits::new);

    @Test
    void topicsAreNamedByTheirArns() {
        TOPICS.accepts(Map.of());
        TOPICS.accepts(
                "topics",
                "arn:aws:sns:eu-central-1:123456789012:files",
                "arn:aws-cn:sns:cn-north-1:123456789012:a,arn:aws-us-gov:sns:us-gov-west-1:123456789012:b.fifo");
        TOPICS.refuses(
                "topics",
                "files",
                "arn:aws:sqs:eu-central-1:123456789012:files",
                "arn:aws:sns:eu-central-1:1234:files",
                "arn:aws:sns:example.com#:123456789012:files",
                "arn:aws:sns:eu-central-1:123456789012:files:3f7b");
    }
}

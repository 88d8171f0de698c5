package io.filesaga.ops.settings;

import io.filesaga.events.sns.SnsSettings;
import io.filesaga.events.sns.Topic;
import java.util.List;

/** What a topic is called. */
final class SnsLimits {

    private static final Limits LIMITS = new Limits("filesaga.events.sns");

    private SnsLimits() {}

    static void check(SnsSettings settings) {
        for (String arn : settings.topics().orElse(List.of())) {
            LIMITS.require(
                    Topic.of(arn).isPresent(),
                    "topics",
                    "'" + arn + "'",
                    "ARNs such as arn:aws:sns:eu-central-1:123456789012:files");
        }
    }
}

package io.filesaga.ops.settings;

import io.filesaga.events.sns.SnsSettings;
import io.filesaga.events.sns.Topic;
import jakarta.inject.Singleton;
import java.util.List;

/** What a topic is called. */
@Singleton
final class SnsLimits implements Rule {

    private static final Limits LIMITS = new Limits("filesaga.events.sns");

    private final SnsSettings settings;

    SnsLimits(SnsSettings settings) {
        this.settings = settings;
    }

    @Override
    public void check() {
        for (String arn : settings.topics().orElse(List.of())) {
            LIMITS.require(
                    Topic.of(arn).isPresent(),
                    "topics",
                    "'" + arn + "'",
                    "ARNs such as arn:aws:sns:eu-central-1:123456789012:files");
        }
    }
}

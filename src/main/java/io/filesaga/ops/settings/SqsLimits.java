package io.filesaga.ops.settings;

import io.filesaga.events.sqs.SqsSettings;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;

/** What a queue can be asked for, and how long is waited for it. */
@Singleton
final class SqsLimits implements Rule {

    private static final Limits LIMITS = new Limits("filesaga.events.sqs");
    private static final int MOST_LOOPS = 32;
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** SQS hides a message for twelve hours at most. */
    private static final Duration LONGEST_HIDDEN = Duration.ofHours(12);

    private final SqsSettings settings;

    SqsLimits(SqsSettings settings) {
        this.settings = settings;
    }

    @Override
    public void check() {
        settings.queueUrl()
                .ifPresent(url -> LIMITS.require(
                        isQueue(url), "queue-url", url, "an http or https address with a host and a path"));
        LIMITS.count("loops", settings.loops(), 1, MOST_LOOPS);
        LIMITS.duration("visibility", settings.visibility(), SECOND, LONGEST_HIDDEN);
        LIMITS.require(
                settings.visibility().toNanosPart() == 0,
                "visibility",
                Limits.written(settings.visibility()),
                "whole seconds");
        LIMITS.duration("hold", settings.hold(), Duration.ZERO, Duration.ofHours(6));
        LIMITS.duration("call-timeout", settings.callTimeout(), Duration.ofMillis(100), Duration.ofMinutes(5));
    }

    private static boolean isQueue(URI url) {
        boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
        return web
                && url.getHost() != null
                && url.getUserInfo() == null
                && url.getPath().length() > 1
                && url.getRawQuery() == null
                && url.getRawFragment() == null;
    }
}

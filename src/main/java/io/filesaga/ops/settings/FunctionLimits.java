package io.filesaga.ops.settings;

import io.filesaga.lambda.FunctionSettings;
import java.time.Duration;

/** What margins a call of a function may have: it lasts 15 minutes at the most, and begins something. */
final class FunctionLimits {

    private static final Limits LIMITS = new Limits("filesaga.lambda");
    private static final Duration LEAST = Duration.ofMillis(100);
    private static final Duration MOST = Duration.ofMinutes(10);

    private FunctionLimits() {}

    static void check(FunctionSettings settings) {
        LIMITS.duration("answer-margin", settings.answerMargin(), LEAST, MOST);
        LIMITS.duration("begin-margin", settings.beginMargin(), LEAST, MOST);
        LIMITS.require(
                settings.beginMargin().compareTo(settings.answerMargin()) >= 0,
                "begin-margin",
                Limits.written(settings.beginMargin()),
                "at least " + Limits.written(settings.answerMargin()) + ", which is " + LIMITS.name("answer-margin"));
        LIMITS.duration("settle-timeout", settings.settleTimeout(), Duration.ZERO, MOST);
    }
}

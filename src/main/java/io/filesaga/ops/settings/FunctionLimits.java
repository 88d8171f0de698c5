package io.filesaga.ops.settings;

import io.filesaga.lambda.FunctionSettings;
import jakarta.inject.Singleton;
import java.time.Duration;

/** What margins a call of a function may have: it lasts 15 minutes at the most, and begins something. */
@Singleton
final class FunctionLimits implements Rule {

    private static final Limits LIMITS = new Limits("filesaga.lambda");
    private static final Duration LEAST = Duration.ofMillis(100);
    private static final Duration MOST = Duration.ofMinutes(10);

    private final FunctionSettings settings;

    FunctionLimits(FunctionSettings settings) {
        this.settings = settings;
    }

    @Override
    public void check() {
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

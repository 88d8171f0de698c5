package io.filesaga.ops.settings;

import io.filesaga.processes.task.LambdaSettings;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.regex.Pattern;

/** How functions of Lambda may be named, and where they may be. */
@Singleton
final class LambdaLimits implements Rule {

    private static final Limits LIMITS = new Limits("filesaga.processes.lambda");
    private static final Pattern FUNCTION =
            Pattern.compile("((arn:aws[\\w-]*:lambda:[a-z0-9-]+:)?\\d{12}:function:)?[\\w-]{1,140}(:[$\\w-]{1,129})?");

    private final LambdaSettings settings;

    LambdaLimits(LambdaSettings settings) {
        this.settings = settings;
    }

    @Override
    public void check() {
        settings.functions()
                .orElse(List.of())
                .forEach(function ->
                        LIMITS.text("functions", function, FUNCTION, "the name or the ARN of a function of Lambda"));
        AwsLimits.check(LIMITS, settings.region(), settings.endpoint());
    }
}

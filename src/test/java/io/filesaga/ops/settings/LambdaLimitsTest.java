package io.filesaga.ops.settings;

import io.filesaga.processes.task.LambdaSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LambdaLimitsTest {

    private static final Refused<LambdaSettings> FUNCTIONS =
            new Refused<>(LambdaSettings.class, "filesaga.processes.lambda", LambdaLimits::new);

    @Test
    void theDefaultsAreAccepted() {
        FUNCTIONS.accepts(Map.of());
    }

    @Test
    void functionsAreNamedAsLambdaNamesThem() {
        FUNCTIONS.accepts("functions", "resize", "resize:live,other_one", "111122223333:function:resize");
        FUNCTIONS.accepts("functions", "arn:aws:lambda:eu-central-1:111122223333:function:resize:$LATEST");
        FUNCTIONS.refuses("functions", "a b", "arn:aws:lambda:eu-central-1:1:function:a", "*", "a/b");
        FUNCTIONS.accepts("region", "eu-central-1");
        FUNCTIONS.refuses("region", "EU");
        FUNCTIONS.accepts("endpoint", "http://127.0.0.1:4566");
        FUNCTIONS.refuses("endpoint", "lambda");
    }
}

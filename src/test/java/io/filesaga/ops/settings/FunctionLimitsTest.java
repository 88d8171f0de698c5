package io.filesaga.ops.settings;

import io.filesaga.lambda.FunctionSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FunctionLimitsTest {

    private static final Refused<FunctionSettings> FUNCTIONS =
            new Refused<>(FunctionSettings.class, "filesaga.lambda", FunctionLimits::new);

    @Test
    void theDefaultsAreAccepted() {
        FUNCTIONS.accepts(Map.of());
    }

    @Test
    void nothingIsBegunInTheTimeThatIsKeptForTheAnswer() {
        FUNCTIONS.accepts(Map.of("begin-margin", "2s", "answer-margin", "2s"));
        FUNCTIONS.refuses(Map.of("begin-margin", "2s", "answer-margin", "3s"), "begin-margin", "2s");
        FUNCTIONS.refuses("begin-margin", "0s", "-5s", "11m");
        FUNCTIONS.refuses("answer-margin", "0s", "0.099s", "11m");
    }

    @Test
    void anAnswerMayWaitForNothing() {
        FUNCTIONS.accepts("settle-timeout", "0s", "10m");
        FUNCTIONS.refuses("settle-timeout", "-1s", "11m");
    }
}

package io.filesaga.lambda;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How a function spends the time that Lambda gives it for one call. */
@ConfigMapping(prefix = "filesaga.lambda")
public interface FunctionSettings {

    /** When less than this is left of a call, it begins and claims no saga any more. */
    @WithDefault("5s")
    Duration beginMargin();

    /** What is left of a call when its sagas are given back, for that and for the answer. */
    @WithDefault("1s")
    Duration answerMargin();

    /** How long an HTTP answer that is ready waits for sagas that are still in hand. */
    @WithDefault("3s")
    Duration settleTimeout();
}

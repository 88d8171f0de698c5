package io.filesaga.sagas;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a call ended.
 *
 * @param <S> what the saga remembers
 */
public sealed interface StepOutcome<S> {

    /** It worked; the saga remembers {@code state} from here on. */
    record Done<S>(S state) implements StepOutcome<S> {}

    /** It may work later: the retry policy says when, unless {@code after} does. */
    record Retry<S>(Refusal why, @Nullable Duration after) implements StepOutcome<S> {}

    /** It will never work: the saga goes back, or is DEAD when it is forward only. */
    record Failed<S>(Refusal why) implements StepOutcome<S> {}

    /** The signal was premature: the saga waits on at the await before, as if it had not come. */
    record Parked<S>(Refusal why) implements StepOutcome<S> {}

    static <S> StepOutcome<S> done(S state) {
        return new Done<>(state);
    }

    static <S> StepOutcome<S> retry(Refusal why) {
        return new Retry<>(why, null);
    }

    static <S> StepOutcome<S> failed(Refusal why) {
        return new Failed<>(why);
    }

    static <S> StepOutcome<S> parked(Refusal why) {
        return new Parked<>(why);
    }
}

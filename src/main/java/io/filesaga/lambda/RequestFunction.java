package io.filesaga.lambda;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** The function that answers HTTP requests: when it is called, and when its answer is ready. */
@Singleton
public class RequestFunction {

    /** What has to be done before the answer may leave. */
    public interface Call {

        /** Emits, within the time that is left, when no saga is in hand any more. Never fails. */
        Uni<Void> settled();
    }

    private final Shifts shifts;

    RequestFunction(Shifts shifts) {
        this.shifts = shifts;
    }

    /** @param leftMillis of the call's time, as Lambda says */
    public Call begin(int leftMillis) {
        Shift shift = shifts.open(leftMillis);
        return () -> shifts.settleBriefly(shift).replaceWithVoid();
    }
}

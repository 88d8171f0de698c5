package io.filesaga.lambda;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** The function that answers HTTP requests: before each, and after. */
@Singleton
public class RequestFunction {

    /** One call of the function. */
    public interface Call {

        /** Emits when the request may be worked on. Never fails. */
        Uni<Void> ready();

        /** Emits, within the time that is left, when no saga is in hand any more. Never fails. */
        Uni<Void> settled();
    }

    private final Shifts shifts;

    RequestFunction(Shifts shifts) {
        this.shifts = shifts;
    }

    /**
     * Begins a call.
     *
     * @param leftMillis of its time, as Lambda says
     */
    public Call begin(int leftMillis) {
        Shift shift = shifts.open(leftMillis);
        return new Call() {
            @Override
            public Uni<Void> ready() {
                return shifts.ready();
            }

            @Override
            public Uni<Void> settled() {
                return shifts.settleBriefly(shift).replaceWithVoid();
            }
        };
    }
}

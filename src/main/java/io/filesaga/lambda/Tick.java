package io.filesaga.lambda;

import io.filesaga.files.watch.LateArrivals;
import io.filesaga.sagas.Upkeep;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** What timers do elsewhere, once: due sagas, keys that may have something under them, what is to be pruned. */
@Singleton
class Tick {

    /**
     * How it went.
     *
     * @param givenBack sagas that there was no time to finish
     */
    @RegisterForReflection
    record Answer(int givenBack) {}

    private static final String RESUME = "resume";

    private final Shifts shifts;
    private final Upkeep upkeep;
    private final LateArrivals lateArrivals;

    Tick(Shifts shifts, Upkeep upkeep, LateArrivals lateArrivals) {
        this.shifts = shifts;
        this.upkeep = upkeep;
        this.lateArrivals = lateArrivals;
    }

    /** Each of the three has its chance, whatever becomes of the others; then the first failure is told. */
    Uni<Answer> run(String command, Shift shift) {
        if (!command.equals(RESUME)) {
            return Uni.createFrom()
                    .failure(new IllegalArgumentException("filesaga is '" + command + "': only 'resume' is known"));
        }
        return Uni.combine()
                .all()
                .unis(
                        inTime(upkeep.resume(), shift),
                        inTime(lateArrivals.sweep(shift.closing()), shift),
                        inTime(upkeep.tidy(), shift))
                .collectFailures()
                .discardItems()
                .onItemOrFailure()
                .transformToUni((done, failure) -> shifts.settle(shift).map(given -> {
                    if (failure != null) {
                        throw new IllegalStateException("the tick is not done", failure);
                    }
                    return new Answer(given);
                }));
    }

    private Uni<Void> inTime(Uni<Void> work, Shift shift) {
        return OutOfTimeException.unless(work, shift, shifts.now());
    }
}

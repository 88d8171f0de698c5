package io.filesaga.lambda;

import io.filesaga.files.watch.LateArrivals;
import io.filesaga.outbox.eventbridge.Forwarder;
import io.filesaga.outbox.webhooks.OutboxCare;
import io.filesaga.outbox.webhooks.delivery.Courier;
import io.filesaga.processes.execution.ExecutionCare;
import io.filesaga.processes.execution.SweepRounds;
import io.filesaga.sagas.Upkeep;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/**
 * What timers do elsewhere, once: due sagas, keys that may have something under them, deliveries to webhooks, events for
 * a bus, what is to be pruned, objects that belong to nothing.
 */
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
    private final Courier courier;
    private final Forwarder forwarder;
    private final OutboxCare outboxCare;
    private final ExecutionCare executionCare;
    private final SweepRounds sweepRounds;

    Tick(
            Shifts shifts,
            Upkeep upkeep,
            LateArrivals lateArrivals,
            Courier courier,
            Forwarder forwarder,
            OutboxCare outboxCare,
            ExecutionCare executionCare,
            SweepRounds sweepRounds) {
        this.shifts = shifts;
        this.upkeep = upkeep;
        this.lateArrivals = lateArrivals;
        this.courier = courier;
        this.forwarder = forwarder;
        this.outboxCare = outboxCare;
        this.executionCare = executionCare;
        this.sweepRounds = sweepRounds;
    }

    /** Each of them has its chance, whatever becomes of the others; then the first failure is told. */
    Uni<Answer> run(String command, Shift shift) {
        if (!command.equals(RESUME)) {
            return Uni.createFrom()
                    .failure(new IllegalArgumentException("filesaga is '" + command + "': only 'resume' is known"));
        }
        return Uni.combine()
                .all()
                .unis(chores(shift))
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

    private List<Uni<Void>> chores(Shift shift) {
        return Stream.of(
                        upkeep.resume(),
                        lateArrivals.sweep(shift.closing()),
                        courier.deliver(),
                        forwarder.deliver(),
                        upkeep.tidy(),
                        outboxCare.care(),
                        executionCare.care(),
                        sweepRounds.goOn(shift.closing()))
                .map(chore -> OutOfTimeException.unless(chore, shift, shifts.now()))
                .toList();
    }
}

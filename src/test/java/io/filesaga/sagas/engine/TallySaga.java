package io.filesaga.sagas.engine;

import io.filesaga.sagas.Backoff;
import io.filesaga.sagas.Flow;
import io.filesaga.sagas.RetryPolicy;
import io.filesaga.sagas.SagaDefinition;
import io.filesaga.sagas.StepOutcome;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A saga that goes round: it counts its signals until it has enough. */
@Singleton
class TallySaga implements SagaDefinition<TallySaga.Tally> {

    /** What it remembers. */
    public record Tally(List<String> signals, int enough, Instant deadline) {

        Tally and(String signal) {
            List<String> more = new ArrayList<>(signals);
            more.add(signal);
            return new Tally(more, enough, deadline);
        }
    }

    private static final RetryPolicy ONCE =
            new RetryPolicy(1, new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(1)));

    private final Flow<Tally> flow = Flow.<Tally>thatOnlyGoesForward()
            .call(
                    "count",
                    (context, tally) -> Uni.createFrom()
                            .item(StepOutcome.done(
                                    context.signal() == null
                                            ? tally
                                            : tally.and(context.signal().name()))),
                    ONCE)
            .transact("note", (context, tally) -> List.of())
            .endsHereWhen(tally -> tally.signals().size() >= tally.enough())
            .await("wait", Tally::deadline)
            .build();

    @Override
    public String type() {
        return "tally";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Class<Tally> stateType() {
        return Tally.class;
    }

    @Override
    public Flow<Tally> flow() {
        return flow;
    }

    @Override
    public Object result(Tally state) {
        return java.util.Map.of("signals", state.signals());
    }
}

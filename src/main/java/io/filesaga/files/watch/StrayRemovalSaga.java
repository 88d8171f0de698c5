package io.filesaga.files.watch;

import io.filesaga.files.ObjectSteps;
import io.filesaga.sagas.Backoff;
import io.filesaga.sagas.Flow;
import io.filesaga.sagas.RetryPolicy;
import io.filesaga.sagas.SagaDefinition;
import io.filesaga.sagas.StepContext;
import io.filesaga.sagas.StepOutcome;
import io.filesaga.storage.ObjectKey;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Removes an object that belongs to no file and never will: its key is spent. Only forward. */
@Singleton
public class StrayRemovalSaga implements SagaDefinition<StrayRemovalSaga.Stray> {

    /** What it remembers. */
    @RegisterForReflection
    public record Stray(ObjectKey objectKey) {}

    private final Flow<Stray> flow;
    private final ObjectSteps objects;

    StrayRemovalSaga(ObjectSteps objects) {
        this.objects = objects;
        this.flow = Flow.<Stray>thatOnlyGoesForward()
                .call(
                        "remove-object",
                        this::remove,
                        new RetryPolicy(2000, new Backoff(Duration.ofMillis(500), Duration.ofMinutes(5))))
                .build();
    }

    @Override
    public String type() {
        return "stray-removal";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Class<Stray> stateType() {
        return Stray.class;
    }

    @Override
    public Flow<Stray> flow() {
        return flow;
    }

    private Uni<StepOutcome<Stray>> remove(StepContext context, Stray stray) {
        return objects.remove(stray.objectKey(), stray);
    }
}

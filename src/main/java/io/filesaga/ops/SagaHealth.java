package io.filesaga.ops;

import io.filesaga.sagas.engine.Caretaker;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Tells of sagas that need eyes: DEAD ones, and open ones that this build cannot run. No reason to stop serving. */
@Wellness
@ApplicationScoped
public class SagaHealth implements HealthCheck {

    private final Caretaker caretaker;

    SagaHealth(Caretaker caretaker) {
        this.caretaker = caretaker;
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("Sagas")
                .status(caretaker.foreign().isEmpty() && caretaker.dead() == 0)
                .withData("dead", caretaker.dead());
        caretaker.foreign().forEach((kind, count) -> answer.withData("unknown " + kind, count));
        return answer.build();
    }
}

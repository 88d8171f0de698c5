package io.filesaga.ops;

import io.filesaga.sagas.engine.EngineSettings;
import io.filesaga.sagas.engine.Heartbeat;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Down when the heartbeat has not gone well for a while: sagas would not be resumed. */
@Readiness
@ApplicationScoped
public class SchedulerHealth implements HealthCheck {

    private static final int MISSED_BEATS = 5;
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Heartbeat heartbeat;
    private final EngineSettings settings;
    private final InstantSource clock;

    SchedulerHealth(Heartbeat heartbeat, EngineSettings settings, InstantSource clock) {
        this.heartbeat = heartbeat;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        Instant last = heartbeat.lastBeat();
        Duration allowed = settings.pollInterval().multipliedBy(MISSED_BEATS).plus(GRACE);
        return HealthCheckResponse.named("Saga heartbeat")
                .status(clock.instant().isBefore(last.plus(allowed)))
                .withData("lastBeat", last.toString())
                .build();
    }
}

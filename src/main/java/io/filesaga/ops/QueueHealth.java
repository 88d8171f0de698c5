package io.filesaga.ops;

import io.filesaga.events.sqs.EventPoller;
import io.filesaga.events.sqs.QueueTally;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Tells when the queue of events does not answer. No reason to stop serving: events wait there. */
@Wellness
@ApplicationScoped
public class QueueHealth implements HealthCheck {

    private final EventPoller poller;
    private final QueueTally tally;

    QueueHealth(EventPoller poller, QueueTally tally) {
        this.poller = poller;
        this.tally = tally;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Event queue")
                .status(tally.isReachable())
                .withData("configured", poller.isOn())
                .withData("failures", tally.failures())
                .build();
    }
}

package io.filesaga.ops;

import io.filesaga.events.sqs.EventPoller;
import io.filesaga.sagas.engine.Departure;
import io.filesaga.sagas.engine.EngineSettings;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** A stopping node takes nothing new, finishes what it has in hand, and gives back what it cannot finish. */
@Singleton
public class Drain {

    private static final Logger LOG = Logger.getLogger(Drain.class);

    private final EventPoller events;
    private final Departure departure;
    private final EngineSettings settings;

    Drain(EventPoller events, Departure departure, EngineSettings settings) {
        this.events = events;
        this.departure = departure;
        this.settings = settings;
    }

    void onStop(@Observes ShutdownEvent event) {
        events.stop(settings.drainTimeout()).await().indefinitely();
        int left = departure.leave().await().indefinitely();
        if (left > 0) {
            LOG.infof("%d sagas given back unfinished", left);
        }
    }
}

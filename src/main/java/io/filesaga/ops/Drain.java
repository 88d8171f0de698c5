package io.filesaga.ops;

import io.filesaga.sagas.engine.Departure;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** A stopping node takes nothing new, finishes what it has in hand, and gives back what it cannot finish. */
@Singleton
public class Drain {

    private static final Logger LOG = Logger.getLogger(Drain.class);

    private final Departure departure;

    Drain(Departure departure) {
        this.departure = departure;
    }

    void onStop(@Observes ShutdownEvent event) {
        int left = departure.leave().await().indefinitely();
        if (left > 0) {
            LOG.infof("%d sagas given back unfinished", left);
        }
    }
}

package io.filesaga.sagas.engine;

import io.filesaga.sagas.TimeOrderedIds;
import io.filesaga.sagas.store.Lease;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Who this node is: the instance's name stays over restarts, the boot id does not. A node that does not know its name has
 * one that nobody else has, and what it leaves behind waits for its leases.
 */
@Singleton
public class Boot {

    private final String instance;
    private final Lease lease;

    public Boot(EngineSettings settings, TimeOrderedIds ids) {
        this.instance = settings.instance()
                        .or(() -> Optional.ofNullable(System.getenv("HOSTNAME")))
                        .orElseGet(() -> ids.next().toString())
                + "/";
        this.lease = new Lease(instance + ids.next(), settings.lease());
    }

    /** What every lease of this instance begins with, over all its boots. */
    String instance() {
        return instance;
    }

    /** What this boot writes on the rows it holds. */
    Lease lease() {
        return lease;
    }
}

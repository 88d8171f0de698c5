package io.filesaga.sagas.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The connections of this node, which may have died without its knowledge. */
@Singleton
public class Connections {

    private static final String LOOK = "SELECT 1";
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Pool pool;
    private final GroupCommitSettings settings;

    public Connections(Pool pool, GroupCommitSettings settings) {
        this.pool = pool;
        this.settings = settings;
    }

    /** Asks over two at once; one that is dead fails and leaves the pool. Never fails. */
    public Uni<Void> look() {
        return Uni.combine().all().unis(ask(), ask()).discardItems();
    }

    private Uni<Void> ask() {
        return Queries.run(pool, settings, LOOK, Tuple.tuple())
                .replaceWithVoid()
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .recoverWithNull();
    }
}

package io.filesaga.events;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.jboss.logging.Logger;

/** Keeps the latest events that nobody here understands, for people to look at: table {@code unknown_event}. */
@Singleton
public class UnknownEvents {

    private static final Logger LOG = Logger.getLogger(UnknownEvents.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int KEPT = 10_000;

    private static final String KEEP = """
            WITH kept AS (
                INSERT INTO unknown_event (at, what, detail)
                SELECT $1, what, detail FROM unnest($2::text[], $3::text[]) AS e(what, detail)
                RETURNING id)
            DELETE FROM unknown_event WHERE id <= (SELECT max(id) FROM kept) - $4""";

    private final Pool pool;
    private final EventTally tally;
    private final InstantSource clock;

    UnknownEvents(Pool pool, EventTally tally, InstantSource clock) {
        this.pool = pool;
        this.tally = tally;
        this.clock = clock;
    }

    Uni<Void> keep(List<UnknownEvent> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        tally.countUnknown(events.size());
        LOG.infof(
                "%d events mean nothing here, the first is %s",
                events.size(), events.get(0).what());
        String[] what = events.stream().map(UnknownEvent::what).toArray(String[]::new);
        String[] detail = events.stream().map(UnknownEvent::detail).toArray(String[]::new);
        Tuple arguments = Tuple.tuple()
                .addOffsetDateTime(clock.instant().atOffset(ZoneOffset.UTC))
                .addArrayOfString(what)
                .addArrayOfString(detail)
                .addLong((long) KEPT);
        return pool.preparedQuery(KEEP)
                .execute(arguments)
                .ifNoItem()
                .after(TIMEOUT)
                .fail()
                .replaceWithVoid();
    }
}

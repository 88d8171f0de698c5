package io.filesaga.processes.execution;

import io.filesaga.processes.data.Database;
import io.filesaga.processes.data.ProcessSettings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The look for lost objects in short shifts, for those who are called now and then and have no timer: page by page, each
 * shift from where the last one came to, one round in each {@code filesaga.processes.sweep-interval}. Two at once do some
 * work twice, and no harm.
 */
@Singleton
public class SweepRounds {

    private static final String POSITION = "SELECT after, begun_at FROM object_sweep WHERE folder = $1";

    private static final String CAME_TO = """
            INSERT INTO object_sweep (folder, after, begun_at) VALUES ($1, $2, $3)
            ON CONFLICT (folder) DO UPDATE SET after = excluded.after, begun_at = excluded.begun_at""";

    /**
     * Where a round is.
     *
     * @param after the last key looked at, or null when the round is over
     */
    private record Position(@Nullable String after, Instant begunAt) {

        Position at(@Nullable String key) {
            return new Position(key, begunAt);
        }
    }

    private final ObjectSweep sweep;
    private final Database database;
    private final ProcessSettings settings;
    private final InstantSource clock;

    SweepRounds(ObjectSweep sweep, Database database, ProcessSettings settings, InstantSource clock) {
        this.sweep = sweep;
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    /** Emits when the round is over, or no page may be begun any more because it is {@code until}. */
    public Uni<Void> goOn(Instant until) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (String folder : sweep.folders()) {
            all = all.chain(() -> goOn(folder, until));
        }
        return all;
    }

    private Uni<Void> goOn(String folder, Instant until) {
        return database.first(
                        POSITION,
                        Tuple.of(folder),
                        row -> new Position(
                                row.getString("after"),
                                row.getOffsetDateTime("begun_at").toInstant()))
                .chain(found -> {
                    Instant now = clock.instant();
                    Position last = found.orElse(new Position(null, Instant.EPOCH));
                    if (last.after() != null) {
                        return pages(folder, last, until);
                    }
                    return now.isBefore(last.begunAt().plus(settings.sweepInterval()))
                            ? Uni.createFrom().voidItem()
                            : pages(folder, new Position(null, now), until);
                });
    }

    private Uni<Void> pages(String folder, Position position, Instant until) {
        if (!clock.instant().isBefore(until)) {
            return Uni.createFrom().voidItem();
        }
        return sweep.page(folder, position.after()).chain(last -> cameTo(folder, position, last, until));
    }

    private Uni<Void> cameTo(String folder, Position position, Optional<String> last, Instant until) {
        Position now = position.at(last.orElse(null));
        return database.change(
                        CAME_TO, Tuple.of(folder, now.after(), now.begunAt().atOffset(ZoneOffset.UTC)))
                .chain(() -> last.isEmpty() ? Uni.createFrom().voidItem() : pages(folder, now, until));
    }
}

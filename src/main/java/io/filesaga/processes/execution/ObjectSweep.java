package io.filesaga.processes.execution;

import io.filesaga.processes.data.Database;
import io.filesaga.processes.data.ProcessSettings;
import io.filesaga.storage.ListedObject;
import io.filesaga.storage.ObjectStore;
import io.filesaga.storage.SmallObjects;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Removes what was put away for an execution that then did not begin: its process died, or the database was away, between
 * the two. What is young is left alone; it may be about to begin.
 */
@Singleton
public class ObjectSweep {

    private static final Logger LOG = Logger.getLogger(ObjectSweep.class);
    private static final Duration YOUNG = Duration.ofHours(1);

    private static final String KNOWN = """
            SELECT id::text AS name FROM execution WHERE id::text = ANY ($1)
            UNION ALL SELECT transaction_id FROM execution WHERE transaction_id = ANY ($1)""";

    private final SmallObjects objects;
    private final ObjectStore store;
    private final Database database;
    private final ProcessSettings settings;
    private final InstantSource clock;

    ObjectSweep(
            SmallObjects objects, ObjectStore store, Database database, ProcessSettings settings, InstantSource clock) {
        this.objects = objects;
        this.store = store;
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(
            identity = "execution-sweep",
            every = "${filesaga.processes.sweep-interval}",
            delayed = "10m",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return sweep().onFailure()
                .invoke(failure -> LOG.warnf("looking for lost objects failed, next one later: %s", failure.toString()))
                .onFailure()
                .recoverWithNull();
    }

    /** Emits when every object of no execution is gone, but for young ones. */
    public Uni<Void> sweep() {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (String folder : folders()) {
            all = all.chain(() -> sweep(folder, null));
        }
        return all;
    }

    /** What the keys of all that executions put away begin with. */
    List<String> folders() {
        return List.of(settings.prefix() + "/executions/", settings.prefix() + "/processes/");
    }

    private Uni<Void> sweep(String folder, @Nullable String after) {
        return page(folder, after)
                .chain(last -> last.isEmpty() ? Uni.createFrom().voidItem() : sweep(folder, last.get()));
    }

    /** Looks at the next objects after this key; emits the last one's key, or nothing when there were none. */
    Uni<Optional<String>> page(String folder, @Nullable String after) {
        return objects.list(settings.bucket(), folder, after)
                .chain(page -> page.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : lost(folder, page)
                                .replaceWith(Optional.of(
                                        page.get(page.size() - 1).key().key())));
    }

    private Uni<Void> lost(String folder, List<ListedObject> page) {
        Instant before = clock.instant().minus(YOUNG);
        Set<String> names = page.stream().map(object -> name(folder, object)).collect(Collectors.toSet());
        return database.all(
                        KNOWN,
                        Tuple.tuple().addArrayOfString(names.toArray(String[]::new)),
                        row -> row.getString("name"))
                .chain(known -> {
                    Set<String> all = new HashSet<>(known);
                    Uni<Void> done = Uni.createFrom().voidItem();
                    for (ListedObject object : page) {
                        if (object.modifiedAt().isBefore(before) && !all.contains(name(folder, object))) {
                            LOG.infof(
                                    "removing %s: it belongs to no execution",
                                    object.key().key());
                            done = done.chain(() -> store.delete(object.key()));
                        }
                    }
                    return done;
                });
    }

    /** The execution's id or the transaction's. */
    private static String name(String folder, ListedObject object) {
        String rest = object.key().key().substring(folder.length());
        int slash = rest.indexOf('/');
        return slash < 0 ? rest : rest.substring(0, slash);
    }
}

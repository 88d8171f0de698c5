package io.filesaga.processes.definition;

import io.filesaga.processes.data.Computing;
import io.filesaga.processes.data.ProcessReasons;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Definitions ready to run. A version never changes, so what was read once is kept; but not without end. */
@Singleton
public class Machines {

    private static final int MOST = 1_000;

    private record Key(String owner, String name, int version) {}

    private final DefinitionStore store;
    private final Computing computing;
    private final Map<Key, Machine> known = new ConcurrentHashMap<>();

    Machines(DefinitionStore store, Computing computing) {
        this.store = store;
        this.computing = computing;
    }

    /** The latest version; refused as {@code not-found} when there is none. */
    public Uni<Machine> latest(String owner, String name) {
        return store.latest(owner, name).chain(found -> machine(found.filter(row -> !row.removed())));
    }

    /** The version that an execution was started with, also when the process was removed since. */
    public Uni<Machine> version(String owner, String name, int version) {
        Machine machine = known.get(new Key(owner, name, version));
        return machine != null
                ? Uni.createFrom().item(machine)
                : store.version(owner, name, version).chain(this::machine);
    }

    private Uni<Machine> machine(Optional<DefinitionStore.Found> found) {
        StoredProcess stored = found.orElseThrow(
                        () -> ProcessReasons.unknown("process").asException())
                .process();
        Machine machine = known.get(new Key(stored.owner(), stored.name(), stored.version()));
        return machine != null ? Uni.createFrom().item(machine) : computing.away(() -> read(stored));
    }

    /** What was accepted once is run, though its resources may be refused today. */
    private Machine read(StoredProcess stored) {
        if (known.size() >= MOST) {
            known.clear();
        }
        return known.computeIfAbsent(
                new Key(stored.owner(), stored.name(), stored.version()),
                ignored -> Machine.of(stored, (resource, state) -> List.of()));
    }
}

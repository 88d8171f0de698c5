package io.filesaga.processes.definition;

import io.filesaga.processes.data.ProcessReasons;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Definitions ready to run. A version never changes, so what was read once is kept; but not without end. */
@Singleton
public class Machines {

    private static final int MOST = 1_000;

    private record Key(String owner, String name, int version) {}

    private final DefinitionStore store;
    private final Map<Key, Machine> known = new ConcurrentHashMap<>();

    Machines(DefinitionStore store) {
        this.store = store;
    }

    /** The latest version; refused as {@code not-found} when there is none. */
    public Uni<Machine> latest(String owner, String name) {
        return store.latest(owner, name)
                .map(found -> found.filter(row -> !row.removed())
                        .map(row -> machine(row.process()))
                        .orElseThrow(() -> ProcessReasons.unknown("process").asException()));
    }

    /** The version that an execution was started with, also when the process was removed since. */
    public Uni<Machine> version(String owner, String name, int version) {
        Machine machine = known.get(new Key(owner, name, version));
        return machine != null
                ? Uni.createFrom().item(machine)
                : store.version(owner, name, version)
                        .map(found -> machine(found.orElseThrow(
                                        () -> ProcessReasons.unknown("process").asException())
                                .process()));
    }

    /** What was accepted once is run, though its resources may be refused today. */
    private Machine machine(StoredProcess stored) {
        if (known.size() >= MOST) {
            known.clear();
        }
        return known.computeIfAbsent(
                new Key(stored.owner(), stored.name(), stored.version()),
                ignored -> Machine.of(stored, (resource, state) -> List.of()));
    }
}

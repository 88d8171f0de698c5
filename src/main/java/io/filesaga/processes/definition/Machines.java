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
    private final ProcessDefinitions definitions;
    private final Map<Key, Machine> known = new ConcurrentHashMap<>();

    Machines(DefinitionStore store, ProcessDefinitions definitions) {
        this.store = store;
        this.definitions = definitions;
    }

    /** The latest version; refused as {@code not-found} when there is none. */
    public Uni<Machine> latest(String owner, String name) {
        return definitions.find(owner, name).map(this::machine);
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

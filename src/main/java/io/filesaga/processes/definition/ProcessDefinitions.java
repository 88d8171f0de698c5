package io.filesaga.processes.definition;

import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.processes.asl.definition.ResourceCheck;
import io.filesaga.processes.data.Computing;
import io.filesaga.processes.data.ProcessJson;
import io.filesaga.processes.data.ProcessReasons;
import io.filesaga.sagas.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The processes of an owner. */
@Singleton
public class ProcessDefinitions {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,80}");

    private final DefinitionStore store;
    private final ResourceCheck resources;
    private final ProcessJson json;
    private final Computing computing;
    private final InstantSource clock;

    ProcessDefinitions(
            DefinitionStore store,
            ResourceCheck resources,
            ProcessJson json,
            Computing computing,
            InstantSource clock) {
        this.store = store;
        this.resources = resources;
        this.json = json;
        this.computing = computing;
        this.clock = clock;
    }

    /** What {@link #put} has led to. */
    public record Put(StoredProcess process, boolean isNew) {}

    /**
     * Makes the definition the process's latest version; one that is the latest already stays as it is.
     *
     * @throws io.filesaga.processes.asl.fault.InvalidDefinitionException with every fault
     */
    public Uni<Put> put(String owner, String name, JsonNode definition) {
        return Uni.createFrom().deferred(() -> {
            if (!NAME.matcher(name).matches()) {
                throw Refusal.ofField(
                                "name",
                                ProcessReasons.INVALID_FIELD,
                                "A process's name has 1 to 80 letters, digits, hyphens and underscores.")
                        .asException();
            }
            return computing
                    .away(() -> checked(owner, name, definition))
                    .chain(wanted -> store.latest(owner, name).chain(latest -> put(wanted, latest)));
        });
    }

    private StoredProcess checked(String owner, String name, JsonNode definition) {
        var wanted = new StoredProcess(owner, name, 1, json.normal(definition), clock.instant());
        Machine.of(wanted, resources);
        return wanted;
    }

    private Uni<Put> put(StoredProcess wanted, Optional<DefinitionStore.Found> latest) {
        if (latest.isPresent()
                && !latest.get().removed()
                && latest.get().process().definition().equals(wanted.definition())) {
            return Uni.createFrom().item(new Put(latest.get().process(), false));
        }
        int version = latest.map(found -> found.process().version() + 1).orElse(1);
        var next = new StoredProcess(wanted.owner(), wanted.name(), version, wanted.definition(), wanted.createdAt());
        boolean isNew = latest.isEmpty() || latest.get().removed();
        return store.insert(next)
                .chain(done -> done
                        ? Uni.createFrom().item(new Put(next, isNew))
                        : store.latest(next.owner(), next.name()).chain(now -> put(wanted, now)));
    }

    /** The latest version. */
    public Uni<StoredProcess> find(String owner, String name) {
        return store.latest(owner, name)
                .map(found -> found.filter(row -> !row.removed())
                        .map(DefinitionStore.Found::process)
                        .orElseThrow(() -> ProcessReasons.unknown("process").asException()));
    }

    /** Nothing more can be started; what runs goes on. */
    public Uni<Void> remove(String owner, String name) {
        return store.remove(owner, name)
                .invoke(done -> {
                    if (!done) {
                        throw ProcessReasons.unknown("process").asException();
                    }
                })
                .replaceWithVoid();
    }

    /** Latest versions by name, one more than {@code most} when there are more. */
    public Uni<List<StoredProcess>> list(String owner, @Nullable String after, int most) {
        return store.list(owner, after, most + 1);
    }
}

package io.filesaga.processes.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.filesaga.processes.data.Computing;
import io.filesaga.processes.data.ProcessJson;
import io.filesaga.processes.data.ProcessSettings;
import io.filesaga.processes.data.Shelf;
import io.filesaga.processes.definition.Machine;
import io.filesaga.processes.definition.Machines;
import io.filesaga.storage.ObjectKey;
import io.filesaga.storage.ObjectStore;
import io.filesaga.storage.SmallObject;
import io.filesaga.storage.SmallObjects;
import io.filesaga.storage.StorageException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The document of an execution: one object named after its transaction. The fields of the input are at the top, each
 * Task's result is under {@code <state>-output}.
 *
 * <p>No update is lost, whatever the store makes of conditions: only the execution's saga writes, one move after the
 * other; the row holds the ETag of what it wrote; and a document that is not what the row says is made anew from the
 * input and the results in the table, which are the truth. {@code If-Match} comes on top.
 */
@Singleton
public class Documents {

    private static final String JSON = "application/json";
    private static final int MOST_TRIES = 5;

    private final SmallObjects objects;
    private final ObjectStore store;
    private final Shelf shelf;
    private final ExecutionStore executions;
    private final Machines machines;
    private final ProcessJson json;
    private final Computing computing;
    private final ProcessSettings settings;

    Documents(
            SmallObjects objects,
            ObjectStore store,
            Shelf shelf,
            ExecutionStore executions,
            Machines machines,
            ProcessJson json,
            Computing computing,
            ProcessSettings settings) {
        this.objects = objects;
        this.store = store;
        this.shelf = shelf;
        this.executions = executions;
        this.machines = machines;
        this.json = json;
        this.computing = computing;
        this.settings = settings;
    }

    /** The field that a state's result is under. */
    static String field(String state) {
        return state + Machine.OUTPUT;
    }

    /** Writes the first version, and emits its ETag. */
    Uni<String> create(String transactionId, JsonNode input) {
        return printed(input).chain(bytes -> put(transactionId, bytes, null)).map(Optional::orElseThrow);
    }

    /** An object already missing is success. */
    Uni<Void> remove(String transactionId) {
        return store.delete(key(transactionId));
    }

    /** The document of an execution that owns one. */
    public Uni<Optional<ObjectNode>> find(ExecutionRow row) {
        return row.documentEtag() == null
                ? Uni.createFrom().item(Optional.empty())
                : read(row).map(Optional::of);
    }

    /** The same to be printed and nothing else: it is not read. */
    public Uni<Optional<JsonNode>> show(ExecutionRow row) {
        return row.documentEtag() == null
                ? Uni.createFrom().item(Optional.empty())
                : found(row)
                        .chain(found -> isCurrent(row, found)
                                ? Uni.createFrom().item(json.unread(text(found.orElseThrow())))
                                : anew(row))
                        .map(Optional::of);
    }

    /** The document as it must be, whatever lies in the store. */
    public Uni<ObjectNode> read(ExecutionRow row) {
        return found(row).chain(found -> base(row, found));
    }

    /** The document with a state's result in it; empty when it would be too large. */
    Uni<Optional<ObjectNode>> merged(ObjectNode document, String state, JsonNode result) {
        ObjectNode merged = json.object();
        merged.setAll(document);
        merged.set(field(state), result);
        return printed(merged)
                .map(bytes -> bytes.length <= settings.maxData() ? Optional.of(merged) : Optional.empty());
    }

    /** Makes the stored document this one, and emits its ETag; written already, it is left. */
    Uni<String> write(ExecutionRow row, ObjectNode document) {
        return printed(document).chain(bytes -> write(row, bytes, 1));
    }

    private Uni<String> write(ExecutionRow row, byte[] bytes, int tried) {
        return found(row).chain(found -> {
            if (found.isPresent() && Arrays.equals(found.get().content(), bytes)) {
                return Uni.createFrom().item(found.get().info().etag());
            }
            String etag = found.map(object -> object.info().etag()).orElse(null);
            return put(row.transactionId(), bytes, etag).chain(done -> {
                if (done.isEmpty() && tried >= MOST_TRIES) {
                    throw new StorageException(
                            StorageException.Kind.TRANSIENT, "somebody else writes the document", null);
                }
                return done.isEmpty()
                        ? write(row, bytes, tried + 1)
                        : Uni.createFrom().item(done.get());
            });
        });
    }

    private Uni<ObjectNode> base(ExecutionRow row, Optional<SmallObject> found) {
        return isCurrent(row, found)
                ? computing.over(found.get().content().length, () ->
                        (ObjectNode) json.read(found.get().content()))
                : anew(row);
    }

    private static boolean isCurrent(ExecutionRow row, Optional<SmallObject> found) {
        return found.isPresent() && found.get().info().etag().equals(row.documentEtag());
    }

    private static String text(SmallObject object) {
        return new String(object.content(), StandardCharsets.UTF_8);
    }

    private Uni<ObjectNode> anew(ExecutionRow row) {
        return machines.version(row.owner(), row.process(), row.version())
                .chain(machine -> shelf.fetch(row.input())
                        .chain(input -> executions
                                .takenEnds(row.id())
                                .chain(ends -> with(
                                        (ObjectNode) input,
                                        ends.stream()
                                                .filter(end -> end.belongsInDocument(machine))
                                                .toList()))));
    }

    private Uni<ObjectNode> with(ObjectNode input, List<TaskEnd> ends) {
        Uni<ObjectNode> document = Uni.createFrom().item(input);
        for (TaskEnd end : ends) {
            document = document.chain(so -> with(so, end));
        }
        return document;
    }

    /** One that was too large when it came was left out then, too. */
    private Uni<ObjectNode> with(ObjectNode document, TaskEnd end) {
        return shelf.fetch(end.result())
                .chain(result -> merged(document, end.state(), result))
                .map(merged -> merged.orElse(document));
    }

    private Uni<byte[]> printed(JsonNode document) {
        return computing.over(List.of(document), () -> json.bytes(document));
    }

    private Uni<Optional<SmallObject>> found(ExecutionRow row) {
        return objects.get(key(row.transactionId()), 2L * settings.maxData());
    }

    private Uni<Optional<String>> put(String transactionId, byte[] bytes, @Nullable String ifMatch) {
        return objects.put(key(transactionId), JSON, bytes, Map.of(), ifMatch)
                .map(done -> done.map(info -> info.etag()));
    }

    private ObjectKey key(String transactionId) {
        return new ObjectKey(settings.bucket(), settings.prefix() + "/processes/" + transactionId);
    }
}

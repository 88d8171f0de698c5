package io.filesaga.processes.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.filesaga.processes.asl.fault.Fault;
import io.filesaga.processes.data.Computing;
import io.filesaga.processes.data.ProcessJson;
import io.filesaga.processes.data.ProcessSettings;
import io.filesaga.storage.ObjectInfo;
import io.filesaga.storage.ObjectKey;
import io.filesaga.storage.ObjectStore;
import io.filesaga.storage.SmallObject;
import io.filesaga.storage.SmallObjects;
import io.filesaga.storage.StorageException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** {@code aws-sdk:s3:*}: objects of the owner, with the fields and error names that AWS Step Functions gives them. */
@Singleton
class ObjectResource implements TaskResource {

    private static final String FAMILY = "aws-sdk:s3:";
    private static final String BUCKET = "Bucket";
    private static final String KEY = "Key";
    private static final String BODY = "Body";
    private static final String CONTENT_TYPE = "ContentType";
    private static final String SOURCE = "CopySource";

    /** What each operation needs, and what it takes besides. */
    private static final Map<String, Set<String>> OPERATIONS = Map.of(
            "getObject", Set.of(),
            "putObject", Set.of(BODY),
            "headObject", Set.of(),
            "deleteObject", Set.of(),
            "copyObject", Set.of(SOURCE));

    private static final TaskAnswer NOT_THERE = TaskAnswer.failed("S3.NoSuchKeyException", "There is no such object.");

    private final SmallObjects objects;
    private final ObjectStore store;
    private final ObjectPlace place;
    private final ProcessJson json;
    private final Computing computing;
    private final ProcessSettings settings;

    ObjectResource(
            SmallObjects objects,
            ObjectStore store,
            ObjectPlace place,
            ProcessJson json,
            Computing computing,
            ProcessSettings settings) {
        this.objects = objects;
        this.store = store;
        this.place = place;
        this.json = json;
        this.computing = computing;
        this.settings = settings;
    }

    @Override
    public boolean serves(String resource) {
        return resource.startsWith(FAMILY) && OPERATIONS.containsKey(operation(resource));
    }

    private static String operation(String resource) {
        return resource.substring(FAMILY.length());
    }

    @Override
    public List<Fault> faultsOf(String resource, JsonNode state) {
        String operation = operation(resource);
        Template template = new Template(state)
                .needs(KEY)
                .allows(
                        operation.equals("putObject")
                                ? Set.of(BUCKET, KEY, BODY, CONTENT_TYPE)
                                : operation.equals("copyObject") ? Set.of(BUCKET, KEY, SOURCE) : Set.of(BUCKET, KEY));
        Objects.requireNonNull(OPERATIONS.get(operation)).forEach(template::needs);
        String rule = "is a key of this owner, without an empty part, \".\" or \"..\", in a bucket of the settings.";
        for (String name : List.of(KEY, SOURCE)) {
            template.holds(
                    name,
                    key -> key.isTextual()
                            && place.of("x", null, key.textValue()).isPresent(),
                    name + " " + rule);
        }
        return template.holds(
                        BUCKET,
                        bucket -> bucket.isTextual()
                                && place.of("x", bucket.textValue(), "x").isPresent(),
                        "Bucket is not one that Tasks may use here.")
                .faults();
    }

    @Override
    public Uni<TaskAnswer> run(TaskCall call) {
        Optional<ObjectKey> key = key(call, KEY);
        Optional<ObjectKey> source = call.payload().has(SOURCE) ? key(call, SOURCE) : key;
        if (key.isEmpty() || source.isEmpty()) {
            return Uni.createFrom()
                    .item(TaskAnswer.failed("S3.AccessDenied", "The bucket or the key is not one that Tasks may use."));
        }
        return done(operation(call.resource()), call.payload(), key.get(), source.get())
                .ifNoItem()
                .after(call.time())
                .recoverWithItem(TaskAnswer.failed("S3.Unavailable", "The object store did not answer in time."))
                .onFailure(StorageException.class)
                .recoverWithItem(failure -> failed((StorageException) failure));
    }

    private Optional<ObjectKey> key(TaskCall call, String name) {
        JsonNode payload = call.payload();
        return place.of(call.execution().owner(), Template.text(payload, BUCKET), Template.text(payload, name));
    }

    private Uni<TaskAnswer> done(String operation, JsonNode payload, ObjectKey key, ObjectKey source) {
        return switch (operation) {
            case "getObject" ->
                objects.get(key, settings.maxData())
                        .map(found -> found.map(this::content).orElse(NOT_THERE));
            case "putObject" ->
                computing
                        .over(List.of(payload), () -> body(payload.path(BODY)))
                        .chain(body -> objects.put(key, contentType(payload), body, Map.of(), null))
                        .map(done -> new TaskAnswer.Succeeded(
                                json.object().put("ETag", done.orElseThrow().etag())));
            case "headObject" ->
                store.head(key)
                        .map(found -> found.<TaskAnswer>map(info -> new TaskAnswer.Succeeded(described(info)))
                                .orElse(NOT_THERE));
            case "deleteObject" -> store.delete(key).replaceWith(new TaskAnswer.Succeeded(json.object()));
            default ->
                objects.copy(source, key).map(done -> done ? new TaskAnswer.Succeeded(json.object()) : NOT_THERE);
        };
    }

    /** As text, whatever it is: {@code States.StringToJson} makes a value of it. */
    private TaskAnswer content(SmallObject object) {
        return new TaskAnswer.Succeeded(
                described(object.info()).put(BODY, new String(object.content(), StandardCharsets.UTF_8)));
    }

    private ObjectNode described(ObjectInfo info) {
        return json.object()
                .put("ContentLength", info.size())
                .put(CONTENT_TYPE, info.contentType())
                .put("ETag", info.etag());
    }

    private static String contentType(JsonNode payload) {
        return Objects.requireNonNullElse(Template.text(payload, CONTENT_TYPE), "application/json");
    }

    /** A text as it is, any other value as JSON. */
    private byte[] body(JsonNode body) {
        return body.isTextual() ? body.textValue().getBytes(StandardCharsets.UTF_8) : json.bytes(body);
    }

    private static TaskAnswer failed(StorageException failure) {
        return TaskAnswer.failed(
                failure.isTransient() ? "S3.Unavailable" : "S3.Refused", String.valueOf(failure.getMessage()));
    }
}

package io.filesaga.api;

import io.filesaga.api.problem.Problem;
import io.filesaga.api.request.Callers;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Writes into the description what holds for many operations: their problems, and the headers they take. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ProblemAnswers implements OASFilter {

    private static final Map<String, String> EVERYWHERE = Map.of(
            "400", "The request cannot be read, or a field is not valid.",
            "401", "A valid bearer token is needed.",
            "403", "Not allowed, or the token names no owner.",
            "503", "The database or the store is unavailable, or there is too much at once; see `Retry-After`.");

    private static final String OVER_LIMIT =
            "Not allowed, the token names no owner, or the owner's limit is exceeded (`limit-exceeded`).";

    private static final Map<String, Map<String, String>> OF_PROCESSES = Map.of(
            "PUT /v1/processes/{name}",
            Map.of(
                    "413", "The body is longer than 1 MiB.",
                    "415", "The body is no JSON.",
                    "422", "The definition is not valid; `errors` has every fault with its place."),
            "POST /v1/processes/{name}/executions",
            Map.of(
                    "413", "The body is longer than 1 MiB.",
                    "415", "The body is no JSON.",
                    "422", "The `Idempotency-Key` was used for another request."),
            "GET /v1/executions/{id}/document",
            Map.of("429", "Documents are read too often; see `Retry-After`."),
            "POST /v1/executions/{id}/stop",
            Map.of("409", "It has ended."),
            "POST /v1/executions/{id}/redrive",
            Map.of("409", "It runs, or has succeeded."),
            "POST /v1/activities/tasks/{token}/success",
            Map.of("409", "The task is closed: its result is not wanted."),
            "POST /v1/activities/tasks/{token}/failure",
            Map.of("409", "The task is closed."),
            "POST /v1/activities/tasks/{token}/heartbeat",
            Map.of("409", "The task is closed: there is no need to go on."));

    private static final Set<String> NAMED = Set.of("{id}", "/processes/{name}", "{token}");

    private static final Set<String> TAKE_KEYS = Set.of("/v1/uploads", "/v1/files", "/v1/processes/{name}/executions");

    private static final Map<String, Map<String, String>> SPECIAL = Map.of(
            "POST /v1/uploads",
            Map.of(
                    "403", OVER_LIMIT,
                    "412", "The path exists and `If-None-Match: *` was sent.",
                    "413", "The body is longer than 1 MiB.",
                    "415", "The body is no JSON.",
                    "422", "The `Idempotency-Key` was used for another request."),
            "POST /v1/uploads/{id}/complete",
            Map.of(
                    "409", "The object is not there yet, or the path has been taken.",
                    "410", "The upload has expired or was cancelled.",
                    "422", "The object or the parts were refused; nothing is left of them."),
            "DELETE /v1/uploads/{id}",
            Map.of("409", "The upload is complete."),
            "POST /v1/files",
            Map.of(
                    "403", OVER_LIMIT,
                    "409", "The first request with this `Idempotency-Key` is still running.",
                    "412", "The path exists and `If-None-Match: *` was sent.",
                    "413", "The content is too large.",
                    "422", "The content is not what was announced, or was refused; nothing is left of it."),
            "PATCH /v1/files/{id}",
            Map.of(
                    "409", "Another file has the path.",
                    "412", "The file has changed since.",
                    "415", "The body is no JSON."),
            "DELETE /v1/files/{id}",
            Map.of("412", "The file has changed since."),
            "POST /v1/events/s3",
            Map.of("413", "The message is longer than 1 MiB."),
            "POST /v1/sagas/{id}/retry",
            Map.of("409", "Not possible in this status."),
            "POST /v1/sagas/{id}/cancel",
            Map.of("409", "Not possible in this status."));

    private static final String UNKNOWN = "There is no such thing, or it is another owner's.";

    @Override
    public void filterOpenAPI(OpenAPI api) {
        Map<String, PathItem> paths = api.getPaths().getPathItems();
        if (paths == null) {
            return;
        }
        paths.forEach((path, item) ->
                item.getOperations().forEach((method, operation) -> describe(path, method.name(), operation)));
    }

    private static void describe(String path, String method, Operation operation) {
        Map<String, String> problems = new TreeMap<>(EVERYWHERE);
        if (NAMED.stream().anyMatch(path::contains) && !(method + path).equals("PUT/v1/processes/{name}")) {
            problems.put("404", UNKNOWN);
        }
        problems.putAll(SPECIAL.getOrDefault(method + " " + path, Map.of()));
        problems.putAll(OF_PROCESSES.getOrDefault(method + " " + path, Map.of()));
        problems.forEach(
                (status, description) -> operation.getResponses().addAPIResponse(status, problem(description)));
        if (method.equals("POST") && TAKE_KEYS.contains(path)) {
            operation.addParameter(idempotencyKey());
        }
        operation.setSecurity(List.of(OASFactory.createSecurityRequirement().addScheme(ApiDescription.BEARER)));
    }

    private static APIResponse problem(String description) {
        var schema = OASFactory.createSchema().ref("#/components/schemas/" + Problem.class.getSimpleName());
        var content = OASFactory.createContent()
                .addMediaType(Problem.MEDIA_TYPE, OASFactory.createMediaType().schema(schema));
        return OASFactory.createAPIResponse().description(description).content(content);
    }

    private static Parameter idempotencyKey() {
        return OASFactory.createParameter()
                .name(Callers.IDEMPOTENCY_KEY)
                .in(Parameter.In.HEADER)
                .description("Makes the request happen once: repeated with the same content, it gets the same answer.")
                .schema(OASFactory.createSchema()
                        .addType(Schema.SchemaType.STRING)
                        .maxLength(255));
    }
}

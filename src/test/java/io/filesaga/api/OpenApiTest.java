package io.filesaga.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.testing.ByHand;
import io.filesaga.testing.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The description that is checked in is the one that the service gives of itself. */
@QuarkusTest
@TestProfile(ByHand.class)
class OpenApiTest extends ServiceTest {

    private static final Path CHECKED_IN = Path.of("src", "main", "openapi", "openapi.yaml");

    /** Left beside the build's other results, to be copied over the one that is checked in. */
    private static final Path SERVED = Path.of("target", "openapi.yaml");

    @Test
    void theDescriptionHasNotDrifted() throws IOException {
        String served = api.get("/q/openapi").is(200).text();
        Files.writeString(SERVED, served);
        assertEquals(
                Files.readString(CHECKED_IN), served, "cp " + SERVED + " " + CHECKED_IN + " when the change is meant");
    }

    @Test
    void everyCallOfTheContractIsDescribedWithItsProblems() {
        JsonNode description = api.get("/q/openapi?format=json").is(200).json();
        assertTrue(description.get("openapi").textValue().startsWith("3.1"));
        Set<String> calls = new TreeSet<>();
        description
                .get("paths")
                .fields()
                .forEachRemaining(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(method -> calls.add(method.toUpperCase() + " " + path.getKey())));
        assertEquals(
                new TreeSet<>(List.of(
                        "POST /v1/uploads",
                        "GET /v1/uploads/{id}",
                        "DELETE /v1/uploads/{id}",
                        "POST /v1/uploads/{id}/complete",
                        "GET /v1/files",
                        "POST /v1/files",
                        "GET /v1/files/{id}",
                        "PATCH /v1/files/{id}",
                        "POST /v1/events/s3",
                        "DELETE /v1/files/{id}",
                        "GET /v1/files/{id}/content",
                        "GET /v1/files/{id}/download",
                        "GET /v1/usage",
                        "GET /v1/events",
                        "GET /v1/webhooks",
                        "POST /v1/webhooks",
                        "GET /v1/webhooks/{id}",
                        "PATCH /v1/webhooks/{id}",
                        "DELETE /v1/webhooks/{id}",
                        "POST /v1/webhooks/{id}/secret",
                        "POST /v1/webhooks/{id}/ping",
                        "GET /v1/webhooks/{id}/deliveries",
                        "POST /v1/webhooks/{id}/deliveries/{delivery}/redeliver",
                        "GET /v1/sagas/{id}/events",
                        "GET /v1/uploads/{id}/events",
                        "PUT /v1/owners/{owner}/limit",
                        "GET /v1/processes",
                        "PUT /v1/processes/{name}",
                        "GET /v1/processes/{name}",
                        "DELETE /v1/processes/{name}",
                        "POST /v1/processes/{name}/executions",
                        "GET /v1/executions",
                        "GET /v1/executions/{id}",
                        "GET /v1/executions/{id}/history",
                        "GET /v1/executions/{id}/document",
                        "POST /v1/executions/{id}/stop",
                        "POST /v1/executions/{id}/redrive",
                        "POST /v1/activities/{name}/task",
                        "POST /v1/activities/tasks/{token}/success",
                        "POST /v1/activities/tasks/{token}/failure",
                        "POST /v1/activities/tasks/{token}/heartbeat",
                        "GET /v1/sagas",
                        "GET /v1/sagas/{id}",
                        "POST /v1/sagas/{id}/retry",
                        "POST /v1/sagas/{id}/cancel")),
                calls);
        for (Map.Entry<String, JsonNode> path : description.get("paths").properties()) {
            for (JsonNode operation : path.getValue()) {
                assertNotNull(operation.get("summary"), path.getKey());
                for (String status : List.of("400", "401", "403", "503")) {
                    assertNotNull(
                            operation
                                    .at("/responses/" + status + "/content/application~1problem+json/schema")
                                    .get("$ref"),
                            path.getKey() + " " + status);
                }
            }
        }
    }
}

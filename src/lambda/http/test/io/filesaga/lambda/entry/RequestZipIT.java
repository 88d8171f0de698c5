package io.filesaga.lambda.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.filesaga.testing.EmbeddedBackends;
import io.filesaga.testing.StoreClient;
import io.filesaga.testing.Tokens;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is deployed, started as Lambda starts it. How long that took is left in {@code cold-start.txt} beside the zip. */
@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RequestZipIT {

    private static final Path ZIP = Path.of("target", "lambda-http", "function.zip");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String owner = "owner-" + UUID.randomUUID();

    @BeforeAll
    static void migrated() {
        new MigratedDatabase().start();
    }

    @Test
    void theZipOfTheFunctionAnswersFromItsFirstCall() throws IOException {
        try (ZipProcess function = new ZipProcess(ZIP)) {
            JsonNode begun = function.call(event("POST", "/v1/uploads", "{\"path\": \"a.txt\"}"));
            assertEquals(201, begun.get("statusCode").intValue(), begun.toString());
            JsonNode post = JSON.readTree(begun.get("body").textValue()).get("post");
            StoreClient.sendForm(post, "content".getBytes(StandardCharsets.UTF_8))
                    .is(201);
            String complete = begun.at("/headers/Location").textValue().replaceFirst(".*(?=/v1/)", "") + "/complete";
            assertEquals(200, status(function.call(event("POST", complete, null))));
            assertEquals(200, status(function.call(event("GET", "/v1/usage", null))));
        }
    }

    /** It is frozen for longer than a function takes for no pause at all. */
    @Test
    void aThawedFunctionAnswersAlthoughItsConnectionsHaveDied() throws IOException, InterruptedException, SQLException {
        try (ZipProcess function = new ZipProcess(ZIP)) {
            assertEquals(200, status(function.call(event("GET", "/v1/usage", null))));
            assertEquals(201, status(function.call(event("POST", "/v1/uploads", "{\"path\": \"a.txt\"}"))));
            function.freeze();
            Thread.sleep(3_000);
            endConnections();
            function.thaw();
            assertEquals(201, status(function.call(event("POST", "/v1/uploads", "{\"path\": \"b.txt\"}"))));
            assertEquals(200, status(function.call(event("GET", "/v1/usage", null))));
        }
    }

    private static int status(JsonNode answer) {
        return answer.get("statusCode").intValue();
    }

    private static void endConnections() throws SQLException {
        Map<String, String> settings = EmbeddedBackends.settings();
        try (Connection database = DriverManager.getConnection(
                settings.get("quarkus.datasource.jdbc.url"),
                settings.get("quarkus.datasource.username"),
                settings.get("quarkus.datasource.password"))) {
            database.createStatement()
                    .execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                            + " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()");
        }
    }

    private String event(String method, String path, String body) throws IOException {
        try (InputStream golden = getClass().getResourceAsStream("/lambda/http-api-v2.json")) {
            ObjectNode event = (ObjectNode) JSON.readTree(golden);
            event.put("rawPath", path).put("body", body);
            ((ObjectNode) event.at("/requestContext/http")).put("method", method);
            ObjectNode headers = (ObjectNode) event.get("headers");
            headers.put("authorization", "Bearer " + Tokens.of(owner)).put("content-type", "application/json");
            headers.remove("content-length");
            return event.toString();
        }
    }
}

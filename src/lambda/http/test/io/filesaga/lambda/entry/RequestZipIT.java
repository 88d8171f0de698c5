package io.filesaga.lambda.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.filesaga.testing.StoreClient;
import io.filesaga.testing.Tokens;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is deployed, started as Lambda starts it. How long that took is left in {@code cold-start.txt} beside the zip. */
class RequestZipIT {

    private static final Path ZIP = Path.of("target", "lambda-http", "function.zip");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void theZipOfTheFunctionAnswersRequests() throws IOException, InterruptedException {
        new MigratedDatabase().start();
        String owner = "owner-" + UUID.randomUUID();
        List<String> answers = new ZipProcess(ZIP)
                .call(
                        event(owner, "POST", "/v1/uploads", "{\"path\": \"a.txt\"}"),
                        event(owner, "GET", "/v1/usage", null));
        JsonNode begun = answer(answers.get(0));
        assertEquals(201, begun.get("statusCode").intValue(), begun.toString());
        JsonNode post = JSON.readTree(begun.get("body").textValue()).get("post");
        StoreClient.sendForm(post, "content".getBytes(StandardCharsets.UTF_8)).is(201);
        assertEquals(200, answer(answers.get(1)).get("statusCode").intValue());
    }

    private static String event(String owner, String method, String path, String body) throws IOException {
        try (InputStream golden = RequestZipIT.class.getResourceAsStream("/lambda/http-api-v2.json")) {
            ObjectNode event = (ObjectNode) JSON.readTree(golden);
            event.put("rawPath", path).put("body", body);
            ((ObjectNode) event.at("/requestContext/http")).put("method", method);
            ObjectNode headers = (ObjectNode) event.get("headers");
            headers.put("authorization", "Bearer " + Tokens.of(owner)).put("content-type", "application/json");
            headers.remove("content-length");
            return event.toString();
        }
    }

    private static JsonNode answer(String line) throws IOException {
        return JSON.readTree(line.substring(line.indexOf('{')));
    }
}

package io.filesaga.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.storage.TestContent;
import io.filesaga.testing.Answer;
import io.filesaga.testing.Api;
import io.filesaga.testing.EmbeddedBackends;
import io.filesaga.testing.S3Events;
import io.filesaga.testing.StoreClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is packaged, the jar or the native executable, over HTTP alone: every kind of call once, so that whatever a
 * package may lack (a class that JSON needs, a resource, an algorithm) is missed here.
 */
@QuarkusIntegrationTest
@QuarkusTestResource(EmbeddedBackends.class)
class PackagedServiceIT {

    private static final byte[] CONTENT = TestContent.bytes(12_345);
    private static final String[] WAIT = {"Prefer", "wait=30"};

    @TestHTTPResource
    URI base;

    private final String owner = "owner-" + UUID.randomUUID();
    private final Api api = Api.at(() -> base, owner);
    private final Api admin = Api.at(() -> base, "root", "filesaga-admin");

    private Answer begin(Map<String, Object> wish) {
        return api.post("/v1/uploads", wish).is(201);
    }

    private Answer complete(Answer upload, Object parts) {
        return api.post("/v1/uploads/" + upload.at("id") + "/complete", parts).is(200);
    }

    private void assertServed(Answer file, byte[] content) {
        Answer served = api.get("/v1/files/" + file.at("id") + "/content").is(307);
        assertArrayEquals(content, StoreClient.fetch(served.header("Location")).bytes());
    }

    private int listed() {
        return api.get("/v1/files").is(200).json().get("files").size();
    }

    @Test
    void aFormIsSentCompletedListedServedAndDeleted() {
        Answer upload =
                begin(Map.of("path", "a/form.txt", "contentType", "text/plain", "metadata", Map.of("kind", "test")));
        StoreClient.sendForm(upload.json().get("post"), CONTENT).is(201);
        Answer file = complete(upload, null);
        assertEquals("test", file.at("metadata.kind"));
        assertEquals(
                file.json(),
                api.get("/v1/files?prefix=a/&sort=path").is(200).json().at("/files/0"));
        assertEquals("a/", api.get("/v1/files?delimiter=/").is(200).at("prefixes.0"));
        assertServed(file, CONTENT);
        assertEquals(
                CONTENT.length, api.get("/v1/usage").is(200).json().get("bytes").intValue());

        api.delete("/v1/files/" + file.at("id"), WAIT).is(204);
        assertEquals(0, listed());
        assertEquals("0", api.get("/v1/usage").is(200).at("bytes"));
        JsonNode sagas = api.get("/v1/sagas").is(200).json().get("sagas");
        assertEquals(2, sagas.size());
        Answer saga = api.get("/v1/sagas/" + sagas.get(0).get("id").textValue()).is(200);
        assertEquals("COMPLETED", saga.at("status"));
    }

    @Test
    void aPutIsCompleted() {
        Answer upload = begin(Map.of("path", "put.bin", "method", "put", "size", CONTENT.length));
        StoreClient.sendPut(upload.json().get("put"), CONTENT).is(200);
        assertServed(complete(upload, null), CONTENT);
    }

    @Test
    void partsAreJoined() {
        byte[] big = TestContent.bytes(9_000_000);
        Answer upload = begin(Map.of("path", "big.bin", "method", "multipart", "size", big.length));
        JsonNode multipart = upload.json().get("multipart");
        int size = multipart.get("partSize").intValue();
        List<Map<String, Object>> parts = new ArrayList<>();
        for (JsonNode part : multipart.get("parts")) {
            int number = part.get("number").intValue();
            byte[] bytes = Arrays.copyOfRange(big, (number - 1) * size, Math.min(number * size, big.length));
            parts.add(Map.of("number", number, "etag", StoreClient.sendPart(part, bytes)));
        }
        assertServed(complete(upload, Map.of("parts", parts)), big);
    }

    @Test
    void anUploadIsCancelled() {
        Answer upload = begin(Map.of("path", "never"));
        api.delete("/v1/uploads/" + upload.at("id")).is(204);
        assertEquals(
                "CANCELLED", api.get("/v1/uploads/" + upload.at("id")).is(200).at("state"));
    }

    @Test
    void contentGoesThroughReplacesAndIsRenamed() throws NoSuchAlgorithmException {
        String digest = "sha-256=:"
                + Base64.getEncoder()
                        .encodeToString(MessageDigest.getInstance("SHA-256").digest(CONTENT))
                + ":";
        String[] once = {"Content-Digest", digest, "Idempotency-Key", "key-" + owner};
        Answer first = api.upload("through.bin", CONTENT, once).is(201);
        assertEquals(
                first.json(), api.upload("through.bin", CONTENT, once).is(201).json());
        byte[] other = TestContent.bytes(777);
        Answer second = api.upload("through.bin", other).is(201);
        assertEquals(1, listed());

        Answer renamed = api.patch(
                        "/v1/files/" + second.at("id"), Map.of("path", "new.bin"), "If-Match", second.header("ETag"))
                .is(200);
        assertEquals("new.bin", renamed.at("path"));
        assertServed(renamed, other);
        api.patch("/v1/files/" + second.at("id"), Map.of("path", "x"), "If-Match", second.header("ETag"))
                .is(412);
    }

    @Test
    void anEventEndsAnUpload() {
        Answer upload = begin(Map.of("path", "told.bin", "method", "put", "size", CONTENT.length));
        StoreClient.sendPut(upload.json().get("put"), CONTENT).is(200);
        String path = URI.create(upload.at("put.url")).getPath();
        String event = S3Events.message(S3Events.created(path.substring(path.indexOf("files/")), 1));
        Api sender = Api.at(() -> base, "sender", "filesaga-events");
        assertEquals("1", sender.post("/v1/events/s3", event).is(202).at("changes"));
        assertEquals(1, listed());
    }

    @Test
    void aLimitIsSetAndHolds() {
        admin.put("/v1/owners/" + owner + "/limit", Map.of("limitBytes", 10)).is(200);
        api.upload("much.bin", CONTENT).isProblem(403, "limit-exceeded");
    }

    @Test
    void whatIsWrongIsToldAsAProblem() {
        api.post("/v1/uploads", Map.of("path", "../up")).isProblemOf("path", 400, "invalid-field");
        api.post("/v1/uploads", "{").is(400);
        api.get("/v1/files/" + UUID.randomUUID()).isProblem(404, "not-found");
        Api.with(() -> base, null).get("/v1/files").is(401);
        Answer file = api.upload("mine.bin", CONTENT).is(201);
        Api.at(() -> base, "somebody-else").get("/v1/files/" + file.at("id")).is(404);
    }

    @Test
    void theDescriptionIsTheOneThatIsCheckedIn() throws IOException {
        assertEquals(
                Files.readString(Path.of("src", "main", "openapi", "openapi.yaml")),
                api.get("/q/openapi").is(200).text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"live", "ready", "started", "well"})
    void itSaysThatItIsUp(String kind) {
        assertEquals("UP", api.get("/q/health/" + kind).is(200).at("status"));
    }

    @Test
    void itTellsItsFigures() {
        String figures = api.get("/q/metrics").is(200).text();
        for (String name : List.of("filesaga_saga_in_flight", "filesaga_events_total", "http_server_requests")) {
            assertTrue(figures.contains(name), name);
        }
    }
}

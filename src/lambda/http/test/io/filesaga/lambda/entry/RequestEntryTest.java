package io.filesaga.lambda.entry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.filesaga.testing.Answer;
import io.filesaga.testing.Api;
import io.filesaga.testing.Gates;
import io.filesaga.testing.StoreClient;
import io.filesaga.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** The whole API, as API Gateway calls the function (payload format 2.0). */
@QuarkusTest
class RequestEntryTest extends FunctionTest {

    private static final byte[] CONTENT = "content".getBytes(StandardCharsets.UTF_8);

    /** Through the emulator of Quarkus, which makes events of requests and requests of events. */
    private final Api gateway = Api.with(RequestEntryTest::emulator, Tokens.of(owner));

    private static URI emulator() {
        int port = ConfigProvider.getConfig().getValue("quarkus.lambda.mock-event-server.test-port", Integer.class);
        return URI.create("http://localhost:" + port);
    }

    /** What API Gateway sends for a request without a body, from its documentation, with changes. */
    private ObjectNode event(String method, String path) {
        try (InputStream golden = getClass().getResourceAsStream("/lambda/http-api-v2.json")) {
            ObjectNode event = (ObjectNode) JSON.readTree(golden);
            event.put("rawPath", path);
            ((ObjectNode) event.at("/requestContext/http"))
                    .put("method", method)
                    .put("path", path);
            ((ObjectNode) event.get("headers")).put("authorization", "Bearer " + Tokens.of(owner));
            return event;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectNode event(String method, String path, String json, String... headers) {
        ObjectNode event = event(method, path).put("body", json).put("isBase64Encoded", false);
        ObjectNode all = ((ObjectNode) event.get("headers"))
                .put("content-type", "application/json")
                .put("content-length", Integer.toString(json.length()));
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        return event;
    }

    private JsonNode answered(ObjectNode event, int leftMillis) {
        return call(event.toString(), leftMillis);
    }

    private static JsonNode body(JsonNode answer) throws JsonProcessingException {
        return JSON.readTree(answer.get("body").textValue());
    }

    private static String header(JsonNode answer, String name) {
        JsonNode value = answer.get("headers").get(name);
        return value == null ? null : value.textValue();
    }

    private String putFile(String path) {
        JsonNode begun = gateway.post("/v1/uploads", "{\"path\": \"" + path + "\"}")
                .is(201)
                .json();
        StoreClient.sendForm(begun.get("post"), CONTENT).is(201);
        return gateway.post("/v1/uploads/" + begun.get("id").textValue() + "/complete", null)
                .is(200)
                .at("id");
    }

    @Test
    void aPresignedUploadGoesFromItsBeginToItsEnd() {
        String id = putFile("reports/a.txt");
        assertEquals(id, gateway.get("/v1/files?prefix=reports/").is(200).at("files.0.id"));
        String url = gateway.get("/v1/files/" + id + "/download").is(200).at("url");
        assertArrayEquals(CONTENT, StoreClient.fetch(url).is(200).bytes());
        Answer redirect = gateway.get("/v1/files/" + id + "/content").is(307);
        assertArrayEquals(
                CONTENT, StoreClient.fetch(redirect.header("Location")).is(200).bytes());
        assertEquals("7", gateway.get("/v1/usage").is(200).at("bytes"));
        gateway.delete("/v1/files/" + id, "Prefer", "wait=10").is(204);
        assertEquals("0", gateway.get("/v1/usage").is(200).at("bytes"));
        assertEquals(0, store.keys(owner).size());
    }

    @Test
    void whatHasBeenAcceptedIsDoneBeforeTheAnswerLeaves() {
        String id = putFile("a.txt");
        JsonNode answer = answered(event("DELETE", "/v1/files/" + id), ENOUGH);
        assertEquals(202, answer.get("statusCode").intValue());
        assertTrue(header(answer, "Location").contains("/v1/sagas/"));
        assertEquals(0, openSagas());
        assertEquals(0, store.keys(owner).size());
    }

    /** The store refuses every connection, so the saga waits for its next attempt; a tick will make it. */
    @Test
    void whatCannotBeDoneNowIsLeftToTheTickWithoutALease() {
        String id = putFile("a.txt");
        Gates.store().shut();
        assertEquals(
                202,
                answered(event("DELETE", "/v1/files/" + id), ENOUGH)
                        .get("statusCode")
                        .intValue());
        assertEquals(1, openSagas());
        assertEquals(
                0,
                sql.count(
                        "SELECT count(*) FROM saga WHERE owner = $1 AND lease_expires_at > clock_timestamp()", owner));
    }

    @Test
    void anEventOfApiGatewayIsAnswered() throws JsonProcessingException {
        JsonNode answer = answered(event("GET", "/v1/usage"), ENOUGH);
        assertEquals(200, answer.get("statusCode").intValue());
        assertTrue(header(answer, "Content-Type").startsWith("application/json"));
        assertEquals(owner, body(answer).get("owner").textValue());
        assertEquals(0, body(answer).get("bytes").longValue());
    }

    @Test
    void withTooLittleTimeNothingIsBegun() throws JsonProcessingException {
        ObjectNode begin = event("POST", "/v1/uploads", "{\"path\": \"a.txt\"}");
        JsonNode refused = answered(begin, TOO_LITTLE);
        assertEquals(503, refused.get("statusCode").intValue());
        assertEquals(
                "urn:filesaga:problem:out-of-time", body(refused).get("type").textValue());
        assertEquals("application/problem+json", header(refused, "Content-Type"));
        assertEquals("2", header(refused, "Retry-After"));
        assertEquals(0, sql.count("SELECT count(*) FROM stored_file WHERE owner = $1", owner));
        assertEquals(
                200,
                answered(event("GET", "/v1/usage"), TOO_LITTLE)
                        .get("statusCode")
                        .intValue());
        assertEquals(201, answered(begin, ENOUGH).get("statusCode").intValue());
    }

    /** The call that waits gives up in time for its answer. */
    @Test
    void nobodyWaitsLongerThanTheCallLasts() {
        String id = putFile("a.txt");
        Gates.store().shut();
        ObjectNode delete = event("DELETE", "/v1/files/" + id);
        ((ObjectNode) delete.get("headers")).put("prefer", "wait=60");
        assertEquals(202, answered(delete, TOO_LITTLE + 2_000).get("statusCode").intValue());
    }

    /** Two keys that are alike up to a comma are two keys. */
    @Test
    void headersWithCommasArriveWhole() throws JsonProcessingException {
        String body = "{\"path\": \"a.txt\"}";
        JsonNode first = answered(event("POST", "/v1/uploads", body, "idempotency-key", "order,1"), ENOUGH);
        JsonNode second = answered(event("POST", "/v1/uploads", body, "idempotency-key", "order,2"), ENOUGH);
        JsonNode again = answered(event("POST", "/v1/uploads", body, "idempotency-key", "order,1"), ENOUGH);
        assertNotEquals(body(first).get("id"), body(second).get("id"));
        assertEquals(body(first).get("id"), body(again).get("id"));
    }

    @Test
    void binaryContentArrivesAsItWasSent() {
        byte[] content = new byte[100_000];
        new Random(1).nextBytes(content);
        ObjectNode upload = event("POST", "/v1/files")
                .put("rawQueryString", "path=a%20b.bin")
                .put("body", Base64.getEncoder().encodeToString(content))
                .put("isBase64Encoded", true);
        ((ObjectNode) upload.get("headers"))
                .put("content-type", "application/octet-stream")
                .put("content-length", Integer.toString(content.length));
        assertEquals(201, answered(upload, ENOUGH).get("statusCode").intValue());
        assertEquals("a b.bin", gateway.get("/v1/files").is(200).at("files.0.path"));
        String url = gateway.get("/v1/files/" + gateway.get("/v1/files").at("files.0.id") + "/download")
                .at("url");
        assertArrayEquals(content, StoreClient.fetch(url).is(200).bytes());
    }

    /** API Gateway decodes the path, a function URL does not. */
    @Test
    void anOwnerInThePathIsTheOneThatWasMeant() throws JsonProcessingException {
        String other = "auth0|a b%41?ü " + owner;
        ObjectNode decoded = limit("/v1/owners/" + other + "/limit");
        assertEquals(other, body(answered(decoded, ENOUGH)).get("owner").textValue());
        ObjectNode encoded = limit("/v1/owners/" + Api.encoded(other).replace("+", "%20") + "/limit");
        ((ObjectNode) encoded.get("requestContext")).put("domainName", "abc.lambda-url.eu-central-1.on.aws");
        assertEquals(other, body(answered(encoded, ENOUGH)).get("owner").textValue());
    }

    private ObjectNode limit(String path) {
        String admin = "Bearer " + Tokens.of("admin", "filesaga-admin");
        return event("PUT", path, "{\"limitBytes\": 1000}", "authorization", admin);
    }

    @Test
    void theFunctionVerifiesTokensItself() {
        ObjectNode forged = event("GET", "/v1/usage");
        ((ObjectNode) forged.get("headers")).put("authorization", "Bearer " + Tokens.forged(owner));
        assertEquals(401, answered(forged, ENOUGH).get("statusCode").intValue());
        ObjectNode nobody = event("GET", "/v1/usage");
        ((ObjectNode) nobody.get("headers")).remove("authorization");
        assertEquals(401, answered(nobody, ENOUGH).get("statusCode").intValue());
    }
}

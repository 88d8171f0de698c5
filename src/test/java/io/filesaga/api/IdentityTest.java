package io.filesaga.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.filesaga.testing.Answer;
import io.filesaga.testing.Api;
import io.filesaga.testing.ByHand;
import io.filesaga.testing.ServiceTest;
import io.filesaga.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what. */
@QuarkusTest
@TestProfile(ByHand.class)
class IdentityTest extends ServiceTest {

    @ParameterizedTest
    @ValueSource(strings = {"/v1/files", "/v1/usage", "/v1/sagas", "/v1/uploads/01994c1e-7b1a-7c3e-9d0a-0a3f6f1f2b10"})
    void nobodyGetsInWithoutAGoodToken(String path) {
        for (String token : new String[] {null, "nonsense", Tokens.expired(owner), Tokens.forged(owner)}) {
            Answer refused = Api.with(token).get(path).isProblem(401, "unauthenticated");
            assertTrue(refused.header("WWW-Authenticate").startsWith("Bearer"));
        }
    }

    @Test
    void aTokenMustNameAnOwner() {
        Api.with(Tokens.ofNobody()).get("/v1/usage").isProblem(403, "no-owner");
        Api.as("control\u0007character").get("/v1/usage").isProblem(403, "no-owner");
    }

    /** Percent-encoded into keys, it would make them longer than a store takes. */
    @ParameterizedTest
    @ValueSource(strings = {"ü", "€", "\uD83D\uDE00"})
    void anOwnerHas255BytesOfUtf8AtMost(String character) {
        String tooLong = character.repeat(255 / character.getBytes(StandardCharsets.UTF_8).length + 1);
        Api longest = Api.as(character.repeat(tooLong.codePointCount(0, tooLong.length()) - 1));
        longest.get("/v1/usage").is(200);
        Api refused = Api.as(tooLong);
        String detail =
                refused.upload("f", new byte[3]).isProblem(403, "no-owner").at("detail");
        assertTrue(
                detail.endsWith(" names no owner: An owner has 1 to 255 bytes of UTF-8 and no control character."),
                detail);
        refused.post("/v1/uploads", Map.of("path", "p")).isProblem(403, "no-owner");
        for (String table : new String[] {"saga", "stored_file", "owner_usage"}) {
            assertEquals(0, sql.count("SELECT count(*) FROM " + table + " WHERE owner = $1", tooLong));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "..", "auth0|5f7c8ec7c33c6c004bbafe82", "Ünï cödé@example.com", "a%2Fb", "+&=#?"})
    void anOwnerOfAnyNameHasFilesOfHisOwn(String name) {
        Api strange = Api.as(name + owner);
        Answer file = strange.upload("f", new byte[3]).is(201);
        assertEquals(name + owner, file.at("owner"));
        assertEquals(1, strange.get("/v1/files").json().get("files").size());
        strange.delete(file.header("Location"), "Prefer", "wait=10").is(204);
    }

    @Test
    void onlyAnAdministratorSetsLimits() {
        String path = "/v1/owners/" + owner + "/limit";
        api.put(path, Map.of("limitBytes", 5)).isProblem(403, "forbidden");
        Api admin = Api.as("root", "filesaga-admin");
        assertEquals("5", admin.put(path, Map.of("limitBytes", 5)).is(200).at("limitBytes"));
        assertEquals("5", api.get("/v1/usage").at("limitBytes"));
        admin.put(path, Map.of("limitBytes", -1)).isProblemOf("limitBytes", 400, "invalid-field");
        admin.put(path, "{\"limitBytes\":null}").is(200);
        admin.put(path, null).isProblem(400, "malformed-request");
    }

    @Test
    void ownersSeeTheirSagasAndAdministratorsAll() {
        Answer upload = api.post("/v1/uploads", Map.of("path", "p")).is(201);
        String saga = "/v1/sagas/" + upload.at("id");
        assertEquals("WAITING", api.get(saga).is(200).at("status"));
        assertEquals(
                1,
                api.get("/v1/sagas?subject=" + upload.at("fileId"))
                        .json()
                        .get("sagas")
                        .size());
        Api stranger = Api.as("other-" + owner);
        stranger.get(saga).isProblem(404, "saga-not-found");
        stranger.post(saga + "/cancel", null).isProblem(404, "saga-not-found");
        assertEquals(0, stranger.get("/v1/sagas").json().get("sagas").size());
        Api admin = Api.as("root", "filesaga-admin");
        assertEquals("WAITING", admin.get(saga).is(200).at("status"));
        api.post(saga + "/retry", null).isProblem(409, "saga-not-in-status");
        Answer cancelled = admin.post(saga + "/cancel", null).is(202);
        assertEquals("CANCELLED", cancelled.at("status"));
        api.post(saga + "/cancel", null).isProblem(409, "saga-not-in-status");
        assertNothingLeft();
    }

    @Test
    void theTraceOfARequestIsKeptOnItsSaga() {
        String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        Answer upload = api.post("/v1/uploads", Map.of("path", "p"), "traceparent", trace)
                .is(201);
        assertEquals(
                1,
                sql.count(
                        "SELECT count(*) FROM saga WHERE id = $1 AND trace_parent = $2",
                        java.util.UUID.fromString(upload.at("id")),
                        trace));
        api.post("/v1/uploads", Map.of("path", "q"), "traceparent", "nonsense").is(201);
    }
}

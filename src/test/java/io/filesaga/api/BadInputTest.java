package io.filesaga.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.filesaga.testing.Answer;
import io.filesaga.testing.ByHand;
import io.filesaga.testing.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What bad input gets: a problem that names what is wrong, and nothing is begun. */
@QuarkusTest
@TestProfile(ByHand.class)
class BadInputTest extends ServiceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                                     | path",
                "{\"path\":null}                                        | path",
                "{\"path\":\"\"}                                        | path",
                "{\"path\":\"/a\"}                                      | path",
                "{\"path\":\"a/\"}                                      | path",
                "{\"path\":\"a//b\"}                                    | path",
                "{\"path\":\"a/../b\"}                                  | path",
                "{\"path\":\"./b\"}                                     | path",
                "{\"path\":\"a\\u0000b\"}                               | path",
                "{\"path\":\"a\\nb\"}                                   | path",
                "{\"path\":\"a\\ud800b\"}                               | path",
                "{\"path\":5}                                           | path",
                "{\"path\":[\"a\"]}                                     | path",
                "{\"path\":\"a\",\"size\":-1}                           | size",
                "{\"path\":\"a\",\"size\":30000001}                     | size",
                "{\"path\":\"a\",\"size\":9223372036854775807}          | size",
                "{\"path\":\"a\",\"size\":92233720368547758070}         | size",
                "{\"path\":\"a\",\"size\":1.5}                          | size",
                "{\"path\":\"a\",\"size\":\"5\"}                        | size",
                "{\"path\":\"a\",\"size\":true}                         | size",
                "{\"path\":\"a\",\"method\":\"put\"}                    | size",
                "{\"path\":\"a\",\"method\":\"multipart\"}              | size",
                "{\"path\":\"a\",\"method\":\"multipart\",\"size\":0}   | size",
                "{\"path\":\"a\",\"method\":\"multipart\",\"size\":5497558138881} | size",
                "{\"path\":\"a\",\"method\":\"patch\"}                  | method",
                "{\"path\":\"a\",\"method\":1}                          | method",
                "{\"path\":\"a\",\"expiresIn\":0}                       | expiresIn",
                "{\"path\":\"a\",\"expiresIn\":-5}                      | expiresIn",
                "{\"path\":\"a\",\"expiresIn\":604801}                  | expiresIn",
                "{\"path\":\"a\",\"expiresIn\":9223372036854775807}     | expiresIn",
                "{\"path\":\"a\",\"expiresIn\":\"soon\"}                | expiresIn",
                "{\"path\":\"a\",\"contentType\":\"nonsense\"}          | contentType",
                "{\"path\":\"a\",\"contentType\":\"a/b\\r\\nX: y\"}     | contentType",
                "{\"path\":\"a\",\"checksumSha256\":\"abc\"}            | checksumSha256",
                "{\"path\":\"a\",\"metadata\":{\"A b\":\"x\"}}          | metadata.A b",
                "{\"path\":\"a\",\"metadata\":{\"a\":\"\\n\"}}          | metadata.a",
                "{\"path\":\"a\",\"metadata\":{\"a\":null}}             | metadata.a",
                "{\"path\":\"a\",\"metadata\":{\"a\":5}}                | metadata.a",
                "{\"path\":\"a\",\"metadata\":[]}                       | metadata",
                "{\"path\":\"a\",\"owner\":\"bob\"}                     | owner",
            })
    void aBadFieldIsNamed(String body, String field) {
        api.post("/v1/uploads", body).isProblemOf(field, 400, "invalid-field");
        assertNothingBegun();
    }

    private void assertNothingBegun() {
        assertEquals(0, sql.count("SELECT count(*) FROM saga WHERE owner = $1", owner));
        assertEquals(0, sql.count("SELECT count(*) FROM stored_file WHERE owner = $1", owner));
    }

    @Test
    void anOverlongPathIsNamed() {
        api.post("/v1/uploads", Map.of("path", "ü".repeat(513))).isProblemOf("path", 400, "invalid-field");
        api.post("/v1/uploads", Map.of("path", "ü".repeat(512))).is(201);
    }

    @Test
    void overlongMetadataIsNamed() {
        api.post("/v1/uploads", Map.of("path", "a", "metadata", Map.of("k", "v".repeat(2048))))
                .isProblemOf("metadata", 400, "invalid-field");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "null", "5", "\"text\"", "{\"path\":\"a\"} {}", "{\"path\":\"a\",\"path\":\"b\"}"
            })
    void aBodyThatIsNoObjectIsRefused(String body) {
        api.send("POST", "/v1/uploads", BodyPublishers.ofString(body), "Content-Type", "application/json")
                .isProblem(400, "malformed-request");
        assertNothingBegun();
    }

    @Test
    void anotherMediaTypeIsRefused() {
        api.send("POST", "/v1/uploads", BodyPublishers.ofString("path=a"), "Content-Type", "text/plain")
                .isProblem(415, "unsupported-media-type");
    }

    @Test
    void anAnswerInAnotherMediaTypeCannotBeHad() {
        api.get("/v1/files", "Accept", "text/html").isProblem(406, "not-acceptable");
    }

    @Test
    void aJsonBodyOverTheLimitIsRefused() {
        byte[] tooLong = ("{\"path\":\"" + "x".repeat(1_100_000) + "\"}").getBytes();
        api.send("POST", "/v1/uploads", BodyPublishers.ofByteArray(tooLong), "Content-Type", "application/json")
                .isProblem(413, "content-too-large");
        api.send(
                        "POST",
                        "/v1/uploads",
                        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(tooLong)),
                        "Content-Type",
                        "application/json")
                .isProblem(413, "content-too-large");
        assertNothingBegun();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/,404,no-such-route",
        "GET,/v1,404,no-such-route",
        "GET,/v2/files,404,no-such-route",
        "POST,/v1/uploads/01994c1e-7b1a-7c3e-9d0a-0a3f6f1f2b10/nothing,404,no-such-route",
        "PUT,/v1/files,405,method-not-allowed",
        "DELETE,/v1/usage,405,method-not-allowed",
        "PATCH,/v1/uploads,405,method-not-allowed",
        "GET,/v1/files/01994c1e-7b1a-7c3e-9d0a-0a3f6f1f2b10,404,not-found",
        "GET,/v1/uploads/01994c1e-7b1a-7c3e-9d0a-0a3f6f1f2b10,404,not-found",
        "GET,/v1/sagas/01994c1e-7b1a-7c3e-9d0a-0a3f6f1f2b10,404,saga-not-found",
    })
    void anUnknownAddressIsAProblemToo(String method, String path, int status, String reason) {
        api.send(method, path, BodyPublishers.noBody()).isProblem(status, reason);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/files/nonsense,id",
        "/v1/files/1-1-1-1-1,id",
        "/v1/files/nonsense/content,id",
        "/v1/uploads/nonsense,id",
        "/v1/sagas/nonsense,id",
        "/v1/files?limit=0,limit",
        "/v1/files?limit=1001,limit",
        "/v1/files?limit=x,limit",
        "/v1/files?cursor=nonsense,cursor",
        "/v1/files?cursor=%00,cursor",
        "/v1/files?sort=path&cursor=cGF0aAphAGIKMDE5OTRjMWUtN2IxYS03YzNlLTlkMGEtMGEzZjZmMWYyYjEw,cursor",
        "/v1/files?delimiter=/&cursor=n%C3%BCll,cursor",
        "/v1/files?sort=colour,sort",
        "/v1/files?name=%00,name",
        "/v1/files?contentType=%00,contentType",
        "/v1/files?prefix=%00,prefix",
        "/v1/files?delimiter=%00,delimiter",
        "/v1/files?delimiter=/&sort=name,delimiter",
        "/v1/sagas?status=FINE,status",
        "/v1/sagas?cursor=nonsense,cursor",
        "/v1/sagas?limit=-1,limit",
        "/v1/sagas?type=%00,type",
        "/v1/sagas?subject=%00,subject",
    })
    void aBadQueryOrIdIsNamed(String path, String field) {
        api.get(path).isProblemOf(field, 400, "invalid-field");
    }

    @Test
    void aBadExpiryOfADownloadIsNamed() {
        String file = api.upload("f", new byte[1]).is(201).header("Location");
        for (String bad : new String[] {"0", "604801", "x", "1.5"}) {
            api.get(file + "/download?expiresIn=" + bad).isProblemOf("expiresIn", 400, "invalid-field");
        }
        api.get(file + "/download?expiresIn=604800").is(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"path\":null}               | path",
                "{\"path\":5}                  | path",
                "{\"path\":\"a//b\"}           | path",
                "{\"metadata\":null}           | metadata",
                "{\"metadata\":{\"a\":1}}      | metadata.a",
                "{\"size\":1}                  | size",
            })
    void aBadChangeIsNamed(String body, String field) {
        Answer file = api.upload("f", new byte[1]).is(201);
        api.patch(file.header("Location"), body).isProblemOf(field, 400, "invalid-field");
        assertEquals(file.json(), api.get(file.header("Location")).json());
    }

    @Test
    void anIdempotencyKeyHasItsRules() {
        for (String bad : new String[] {"", "x".repeat(256)}) {
            api.post("/v1/uploads", Map.of("path", "a"), "Idempotency-Key", bad)
                    .isProblemOf("Idempotency-Key", 400, "invalid-field");
        }
    }

    @Test
    void aProblemTellsNothingOfTheInside() {
        Answer problem = api.get("/v1/files?cursor=nonsense");
        for (String inside : new String[] {"Exception", "io.filesaga", "SELECT", "at java"}) {
            assertFalse(problem.text().contains(inside), problem.text());
        }
    }

    @Test
    void aPreferenceThatIsNoneIsIgnored() {
        Answer file = api.upload("f", new byte[1]).is(201);
        api.delete(file.header("Location"), "Prefer", "wait=soon, handling=lenient")
                .is(202);
    }
}

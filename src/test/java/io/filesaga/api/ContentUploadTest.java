package io.filesaga.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.filesaga.storage.TestContent;
import io.filesaga.testing.Answer;
import io.filesaga.testing.Api;
import io.filesaga.testing.ByHand;
import io.filesaga.testing.ServiceTest;
import io.filesaga.testing.StoreClient;
import io.filesaga.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Content through the service. */
@QuarkusTest
@TestProfile(ByHand.class)
class ContentUploadTest extends ServiceTest {

    private static final byte[] CONTENT = TestContent.bytes(3_000_000);

    private byte[] download(Answer file) {
        return StoreClient.fetch(api.get("/v1/files/" + file.at("id") + "/content")
                        .is(307)
                        .header("Location"))
                .is(200)
                .bytes();
    }

    private static String digest(byte[] content) throws Exception {
        return "sha-256=:"
                + Base64.getEncoder()
                        .encodeToString(MessageDigest.getInstance("SHA-256").digest(content))
                + ":";
    }

    @Test
    void contentOfKnownLengthBecomesAFile() throws Exception {
        Answer file = api.upload("a/known.bin", CONTENT, "Content-Type", "application/x-known")
                .is(201);
        assertEquals("/v1/files/" + file.at("id"), file.header("Location"));
        assertEquals(file.json(), api.get(file.header("Location")).json());
        assertEquals(file.header("ETag"), api.get(file.header("Location")).header("ETag"));
        assertEquals("application/x-known", file.at("contentType"));
        assertEquals(
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(CONTENT)),
                file.at("checksumSha256"));
        assertArrayEquals(CONTENT, download(file));
    }

    @Test
    void contentOfUnknownLengthBecomesAFile() {
        byte[] big = TestContent.bytes(17_000_000);
        Answer file = api.upload("chunked.bin", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(big)))
                .is(201);
        assertEquals(big.length, file.json().get("size").intValue());
        assertArrayEquals(big, download(file));
    }

    @Test
    void emptyContentIsAFile() {
        Answer file = api.upload("empty.bin", new byte[0]).is(201);
        assertEquals(0, file.json().get("size").intValue());
        assertEquals(0, download(file).length);
    }

    @Test
    void anAnnouncedDigestIsVerified() throws Exception {
        api.upload("good.bin", CONTENT, "Content-Digest", digest(CONTENT)).is(201);
        api.upload("other.bin", CONTENT, "Content-Digest", "md5=:AAAA:, " + digest(CONTENT))
                .is(201);
        long before = store.keys(owner).size();
        api.upload("bad.bin", CONTENT, "Content-Digest", digest(new byte[1]))
                .isProblemOf("Content-Digest", 422, "digest-mismatch");
        api.upload("bad.bin", CONTENT, "Content-Digest", "sha-256=nonsense")
                .isProblemOf("Content-Digest", 400, "invalid-field");
        api.upload("bad.bin", CONTENT, "Content-Digest", "sha-256=:AAAA:")
                .isProblemOf("Content-Digest", 400, "invalid-field");
        assertEquals(before, store.keys(owner).size());
        assertEquals(0, sql.count("SELECT count(*) FROM stored_file WHERE owner = $1 AND path = 'bad.bin'", owner));
    }

    @Test
    void contentOverTheLimitIsRefused() {
        Answer refused = api.upload(
                        "big.bin", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[30_000_001])))
                .isProblem(413, "content-too-large");
        assertTrue(refused.at("detail").contains("30000000"));
        assertNothingLeft();
    }

    @Test
    void anAnnouncedLengthOverTheLimitIsRefusedBeforeAnyByteTravels() throws Exception {
        String answer = raw("Content-Length: 30000001\r\nExpect: 100-continue\r\n", new byte[0], false);
        assertTrue(answer.startsWith("HTTP/1.1 413 "), answer);
        assertNothingLeft();
    }

    @Test
    void aClientThatWaitsForContinueIsToldToGoOn() throws Exception {
        String answer = raw("Content-Length: 5\r\nExpect: 100-continue\r\n", "12345".getBytes(), false);
        assertTrue(answer.startsWith("HTTP/1.1 100 Continue"), answer);
        assertTrue(answer.contains("HTTP/1.1 201 Created"), answer);
    }

    @Test
    void aClientThatGoesAwayLeavesNothing() throws Exception {
        raw("Content-Length: 20000000\r\n", new byte[9_000_000], true);
        raw("Transfer-Encoding: chunked\r\n", "5\r\n12345\r\n".getBytes(), true);
        Awaitility.await()
                .until(() ->
                        sql.count("SELECT count(*) FROM saga WHERE owner = $1 AND status IN ('COMPENSATED')", owner)
                                == 2);
        assertNothingLeft();
        assertEquals(List.of(), store.openMultiparts(owner));
    }

    private List<String> statuses() {
        return api.get("/v1/sagas").json().findValuesAsText("status");
    }

    @Test
    void aRefusedUploadDoesNotSpoilTheConnection() throws Exception {
        try (Socket socket = connect()) {
            String token = Tokens.of(owner);
            write(socket, head("/v1/files?path=..", "Bearer " + token, "Content-Length: 300000\r\n"));
            socket.getOutputStream().write(new byte[300_000]);
            write(socket, head("/v1/files?path=x", "Bearer nonsense", "Content-Length: 300000\r\n"));
            socket.getOutputStream().write(new byte[300_000]);
            write(socket, head("/v1/files?path=ok", "Bearer " + token, "Content-Length: 2\r\nConnection: close\r\n"));
            write(socket, "ok");
            String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            List<String> statuses = answers.lines()
                    .filter(line -> line.contains("HTTP/1.1 "))
                    .map(line -> line.substring(line.indexOf("HTTP/1.1 ") + 9).substring(0, 3))
                    .toList();
            assertEquals(List.of("400", "401", "201"), statuses);
        }
    }

    /** Sends a request by hand; waits for {@code 100 Continue} where it was asked for; hangs up or reads the answer. */
    private String raw(String headers, byte[] body, boolean hangUp) throws IOException {
        try (Socket socket = connect()) {
            String close = hangUp ? "" : "Connection: close\r\n";
            write(socket, head("/v1/files?path=raw.bin", "Bearer " + Tokens.of(owner), headers + close));
            StringBuilder answer = new StringBuilder();
            if (headers.contains("100-continue")) {
                byte[] first = new byte[1024];
                answer.append(new String(first, 0, socket.getInputStream().read(first), StandardCharsets.UTF_8));
            }
            if (answer.indexOf("HTTP/1.1 4") < 0) {
                socket.getOutputStream().write(body);
                socket.getOutputStream().flush();
            }
            if (hangUp) {
                Awaitility.await()
                        .until(() -> sql.count(
                                        "SELECT count(*) FROM stored_file WHERE owner = $1 AND state = 'PENDING'",
                                        owner)
                                > 0);
                return "";
            }
            return answer + new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Socket connect() throws IOException {
        Socket socket = new Socket("localhost", Api.port());
        socket.setSoTimeout(30_000);
        return socket;
    }

    private static String head(String target, String authorization, String headers) {
        return "POST " + target + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + authorization + "\r\n" + headers
                + "\r\n";
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    @Test
    void anOverwrittenPathShowsTheNewFileAndTheOldObjectGoes() {
        Answer old = api.upload("same.bin", "old".getBytes()).is(201);
        Answer fresh = api.upload("same.bin", "fresh".getBytes()).is(201);
        assertEquals(
                fresh.at("id"),
                api.get("/v1/files?prefix=same.bin").json().at("/files/0/id").textValue());
        assertEquals(1, api.get("/v1/files").json().get("files").size());
        api.get("/v1/files/" + old.at("id")).isProblem(404, "not-found");
        recovery.sweep().await().indefinitely();
        Awaitility.await().until(() -> store.keys(owner).size() == 1);
        assertEquals("fresh", new String(download(fresh)));
        assertEquals("5", api.get("/v1/usage").at("bytes"));
        assertEquals("1", api.get("/v1/usage").at("files"));
    }

    @jakarta.inject.Inject
    io.filesaga.sagas.engine.Recovery recovery;

    @Test
    void anExistingPathIsRefusedWhenOnlyCreatingIsWanted() {
        api.upload("there.bin", CONTENT).is(201);
        api.upload("there.bin", CONTENT, "If-None-Match", "*").isProblem(412, "path-exists");
        api.upload("new.bin", CONTENT, "If-None-Match", "*").is(201);
        api.upload("new.bin", CONTENT, "If-None-Match", "\"1\"").isProblemOf("If-None-Match", 400, "invalid-field");
    }

    @Test
    void aRepeatedIdempotencyKeyUploadsOnce() {
        String[] key = {"Idempotency-Key", "key-" + UUID.randomUUID()};
        Answer first = api.upload("once.bin", CONTENT, key).is(201);
        Answer second = api.upload("once.bin", CONTENT, key).is(201);
        assertEquals(first.json(), second.json());
        api.upload("twice.bin", CONTENT, key).isProblem(422, "idempotency-key-reused");
        assertEquals(1, store.keys(owner).size());
    }

    @Test
    void aMissingOrBadPathIsRefused() {
        api.send("POST", "/v1/files", BodyPublishers.ofByteArray(CONTENT)).isProblemOf("path", 400, "invalid-field");
        api.upload("a//b", CONTENT).isProblemOf("path", 400, "invalid-field");
        api.upload("a", CONTENT, "Content-Type", "nonsense").isProblem(415, "unsupported-media-type");
        assertNothingLeft();
    }
}

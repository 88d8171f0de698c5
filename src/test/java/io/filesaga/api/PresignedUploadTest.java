package io.filesaga.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.storage.TestContent;
import io.filesaga.testing.Answer;
import io.filesaga.testing.Api;
import io.filesaga.testing.ByHand;
import io.filesaga.testing.Refuser;
import io.filesaga.testing.ServiceTest;
import io.filesaga.testing.StoreClient;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Presigned uploads, as their clients see them. */
@QuarkusTest
@TestProfile(ByHand.class)
class PresignedUploadTest extends ServiceTest {

    private static final byte[] CONTENT = TestContent.bytes(12_345);

    private Answer begin(Map<String, Object> wish) {
        return api.post("/v1/uploads", wish).is(201);
    }

    private static String completion(Answer upload) {
        return upload.header("Location") + "/complete";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain.txt",
                "ünï cödé +%20&=.txt",
                "a/b/c/日本語/😀 #?;,.txt",
                "quote\"back\\slash'<>|*.txt",
                "\u0061\u0301.txt"
            })
    void aFileOfAnyNameRoundTripsThroughEveryCall(String path) {
        String normalised = java.text.Normalizer.normalize(path, java.text.Normalizer.Form.NFC);
        Answer upload = begin(Map.of("path", path, "contentType", "text/plain"));
        StoreClient.sendForm(upload.json().get("post"), CONTENT).is(201);

        Answer file = api.post(completion(upload), null).is(200);

        assertEquals(normalised, file.at("path"));
        assertEquals(normalised.substring(normalised.lastIndexOf('/') + 1), file.at("name"));
        assertEquals(CONTENT.length, file.json().get("size").intValue());
        assertEquals("ACTIVE", file.at("state"));
        assertEquals(owner, file.at("owner"));
        assertEquals(upload.at("fileId"), file.at("id"));
        assertEquals(
                file.json(),
                api.get("/v1/files?prefix=" + Api.encoded(path)).json().at("/files/0"));
        assertEquals(
                file.json(),
                api.get("/v1/files?name=" + Api.encoded(file.at("name"))).json().at("/files/0"));
        Answer download = StoreClient.fetch(
                api.get("/v1/files/" + file.at("id") + "/download").is(200).at("url"));
        assertArrayEquals(CONTENT, download.bytes());
        assertEquals("text/plain", download.header("Content-Type"));
        String disposition = new String(
                download.header("Content-Disposition").getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        String encoded = disposition.substring(disposition.indexOf("UTF-8''") + 7);
        assertEquals(file.at("name"), java.net.URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8));
    }

    @Test
    void aPutOfTheAnnouncedSizeIsCompleted() {
        Answer upload = begin(Map.of("path", "put.bin", "method", "put", "size", CONTENT.length));
        StoreClient.sendPut(upload.json().get("put"), CONTENT).is(200);
        api.post(completion(upload), null).is(200);
        assertNull(upload.at("post"));
        assertNull(upload.at("multipart"));
    }

    @Test
    void thePartsOfABigFileAreJoined() {
        byte[] big = TestContent.bytes(20_000_000);
        Answer upload = begin(Map.of("path", "big.bin", "method", "multipart", "size", big.length));
        List<Map<String, Object>> parts = sendParts(upload, big);

        List<Map<String, Object>> turned = new ArrayList<>(parts);
        Collections.reverse(turned);
        api.post(completion(upload), Map.of("parts", turned)).isProblemOf("parts", 400, "invalid-field");
        Answer file = api.post(completion(upload), Map.of("parts", parts)).is(200);

        assertEquals(big.length, file.json().get("size").intValue());
        assertArrayEquals(
                big,
                StoreClient.fetch(api.get("/v1/files/" + file.at("id") + "/download")
                                .at("url"))
                        .bytes());
        assertEquals(
                file.json(),
                api.post(completion(upload), Map.of("parts", parts)).is(200).json());
        assertEquals(List.of(), store.openMultiparts(owner));
    }

    private static List<Map<String, Object>> sendParts(Answer upload, byte[] content) {
        JsonNode multipart = upload.json().get("multipart");
        int size = multipart.get("partSize").intValue();
        List<Map<String, Object>> parts = new ArrayList<>();
        for (JsonNode part : multipart.get("parts")) {
            int number = part.get("number").intValue();
            byte[] bytes =
                    java.util.Arrays.copyOfRange(content, (number - 1) * size, Math.min(number * size, content.length));
            parts.add(Map.of("number", number, "etag", StoreClient.sendPart(part, bytes)));
        }
        return parts;
    }

    @Test
    void partsMayBeLeftToTheStore() {
        byte[] big = TestContent.bytes(9_000_000);
        Answer upload = begin(Map.of("path", "big.bin", "method", "multipart", "size", big.length));
        sendParts(upload, big);
        api.post(completion(upload), null).is(200);
    }

    @Test
    void partsThatAreMissingOrWrongAreRefusedAndTheUploadWaitsOn() {
        byte[] big = TestContent.bytes(17_000_000);
        Answer upload = begin(Map.of("path", "big.bin", "method", "multipart", "size", big.length));
        api.post(completion(upload), null).isProblem(409, "not-uploaded-yet");
        StoreClient.sendPart(upload.json().at("/multipart/parts/0"), java.util.Arrays.copyOf(big, 1 << 23));
        api.post(completion(upload), null).isProblem(409, "not-uploaded-yet");
        List<Map<String, Object>> parts = sendParts(upload, big);
        List<Map<String, Object>> wrong = new ArrayList<>(parts);
        wrong.set(1, Map.of("number", 2, "etag", "0".repeat(32)));

        api.post(completion(upload), Map.of("parts", wrong)).isProblem(422, "invalid-parts");
        api.post(completion(upload), Map.of("parts", parts.subList(0, 2))).isProblem(422, "invalid-parts");
        api.post(completion(upload), Map.of("parts", List.of(Map.of("number", 1))))
                .isProblemOf("parts[0].etag", 400, "invalid-field");
        api.post(completion(upload), Map.of("parts", List.of(Map.of("etag", "x"))))
                .isProblemOf("parts[0].number", 400, "invalid-field");

        assertEquals("OPEN", api.get(upload.header("Location")).at("state"));
        api.post(completion(upload), Map.of("parts", parts)).is(200);
    }

    @Test
    void completingBeforeTheObjectIsThereIsRefusedAndMayBeRepeated() {
        Answer upload = begin(Map.of("path", "early.txt"));
        api.post(completion(upload), null).isProblem(409, "not-uploaded-yet");
        StoreClient.sendForm(upload.json().get("post"), CONTENT).is(201);
        api.post(completion(upload), null).is(200);
    }

    @Test
    void completingTwiceGetsTheSameAnswer() {
        Answer upload = begin(Map.of("path", "twice.txt"));
        StoreClient.sendForm(upload.json().get("post"), CONTENT).is(201);
        Answer first = api.post(completion(upload), null).is(200);
        Answer second = api.post(completion(upload), null).is(200);
        assertEquals(first.json(), second.json());
        assertEquals(first.header("ETag"), second.header("ETag"));
        Answer ended = api.get(upload.header("Location")).is(200);
        assertEquals("COMPLETED", ended.at("state"));
        assertEquals(first.json(), ended.json().get("file"));
    }

    @Test
    void anotherOwnersUploadIsUnknown() {
        Answer upload = begin(Map.of("path", "mine.txt"));
        Api stranger = Api.as("stranger-" + UUID.randomUUID());
        stranger.post(completion(upload), null).isProblem(404, "not-found");
        stranger.get(upload.header("Location")).isProblem(404, "not-found");
        stranger.delete(upload.header("Location")).isProblem(404, "not-found");
        Answer unknown = stranger.get("/v1/uploads/" + UUID.randomUUID()).isProblem(404, "not-found");
        assertEquals(unknown.text(), stranger.get(upload.header("Location")).text());
        assertEquals("OPEN", api.get(upload.header("Location")).at("state"));
    }

    @Test
    void aCancelledUploadLeavesNothing() {
        Answer upload = begin(Map.of("path", "cancelled.txt"));
        StoreClient.sendForm(upload.json().get("post"), CONTENT).is(201);
        api.delete(upload.header("Location")).is(204);
        assertNothingLeft();
        api.delete(upload.header("Location")).is(204);
        api.post(completion(upload), null).isProblem(410, "upload-cancelled");
        assertEquals("CANCELLED", api.get(upload.header("Location")).at("state"));
    }

    @Test
    void aCancelledMultipartUploadLeavesNoPart() {
        byte[] big = TestContent.bytes(9_000_000);
        Answer upload = begin(Map.of("path", "big.bin", "method", "multipart", "size", big.length));
        sendParts(upload, big);
        assertEquals(1, store.openMultiparts(owner).size());
        api.delete(upload.header("Location")).is(204);
        assertEquals(List.of(), store.openMultiparts(owner));
        assertNothingLeft();
    }

    @Test
    void aCompletedUploadCannotBeCancelled() {
        Answer upload = begin(Map.of("path", "done.txt"));
        StoreClient.sendForm(upload.json().get("post"), CONTENT).is(201);
        api.post(completion(upload), null).is(200);
        api.delete(upload.header("Location")).isProblem(409, "upload-completed");
    }

    @Test
    void theFormBindsTheAnnouncedSize() {
        Answer upload = begin(Map.of("path", "size.txt", "size", CONTENT.length));
        assertEquals(
                400,
                StoreClient.sendForm(upload.json().get("post"), TestContent.bytes(CONTENT.length + 1))
                        .status());
        StoreClient.sendForm(upload.json().get("post"), CONTENT).is(201);
        api.post(completion(upload), null).is(200);
    }

    @Test
    void anAnnouncedChecksumIsVerifiedByTheStoreAndRecorded() throws Exception {
        byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(CONTENT);
        for (String written :
                List.of(HexFormat.of().formatHex(sha256), Base64.getEncoder().encodeToString(sha256))) {
            Answer upload = begin(Map.of("path", "sum.txt", "size", CONTENT.length, "checksumSha256", written));
            byte[] other = CONTENT.clone();
            other[7]++;
            assertNotEquals(
                    201, StoreClient.sendForm(upload.json().get("post"), other).status());
            StoreClient.sendForm(upload.json().get("post"), CONTENT).is(201);
            Answer file = api.post(completion(upload), null).is(200);
            assertEquals(HexFormat.of().formatHex(sha256), file.at("checksumSha256"));
        }
    }

    @Test
    void metadataIsSignedAndRecorded() {
        Answer upload = begin(Map.of("path", "meta.txt", "metadata", Map.of("colour", "deep blue")));
        assertEquals("deep blue", upload.at("post.fields.x-amz-meta-colour"));
        StoreClient.sendForm(upload.json().get("post"), CONTENT).is(201);
        assertEquals("deep blue", api.post(completion(upload), null).at("metadata.colour"));
    }

    @Test
    void theExpiryToldIsTheOneAskedFor() {
        Instant before = clock.instant();
        Answer upload = begin(Map.of("path", "short.txt", "expiresIn", 60));
        Instant expiresAt = Instant.parse(upload.at("expiresAt"));
        assertFalse(expiresAt.isBefore(before.plusSeconds(59)));
        assertFalse(expiresAt.isAfter(clock.instant().plusSeconds(60)));
    }

    @Test
    void aRepeatedIdempotencyKeyBeginsOneUpload() {
        String[] key = {"Idempotency-Key", "key-" + UUID.randomUUID()};
        Map<String, Object> wish = Map.of("path", "once.txt");
        Answer first = api.post("/v1/uploads", wish, key).is(201);
        Answer second = api.post("/v1/uploads", wish, key).is(201);
        assertEquals(first.json(), second.json());
        api.post("/v1/uploads", Map.of("path", "other.txt"), key).isProblem(422, "idempotency-key-reused");
        assertNotEquals(
                first.at("id"),
                Api.as("other-" + owner).post("/v1/uploads", wish, key).is(201).at("id"));
        assertEquals(1, sql.count("SELECT count(*) FROM stored_file WHERE owner = $1", owner));
    }

    @Test
    void anExistingPathIsRefusedWhenOnlyCreatingIsWanted() {
        api.upload("there.txt", CONTENT).is(201);
        api.post("/v1/uploads", Map.of("path", "there.txt"), "If-None-Match", "*")
                .isProblem(412, "path-exists");
        Answer late = api.post("/v1/uploads", Map.of("path", "later.txt"), "If-None-Match", "*")
                .is(201);
        api.upload("later.txt", CONTENT).is(201);
        StoreClient.sendForm(late.json().get("post"), CONTENT).is(201);
        api.post(completion(late), null).isProblem(409, "path-exists");
        assertEquals(2, store.keys(owner).size());
    }

    @Test
    void aValidatorMayRefuseAndThenNothingIsLeft() {
        Answer upload = begin(Map.of("path", "evil.txt", "contentType", Refuser.TYPE));
        StoreClient.sendForm(upload.json().get("post"), CONTENT).is(201);
        Answer refused = api.post(completion(upload), null).isProblem(422, "upload-refused");
        assertEquals(Refuser.REASON, refused.at("detail"));
        assertNothingLeft();
        api.post(completion(upload), null).isProblem(422, "upload-refused");
        assertEquals("REFUSED", api.get(upload.header("Location")).at("state"));
        api.upload("evil.txt", CONTENT, "Content-Type", Refuser.TYPE).isProblem(422, "upload-refused");
        assertNothingLeft();
    }

    @Test
    void anObjectOfAnotherSizeThanAllowedIsRefusedAtCompletion() {
        Answer small = begin(Map.of("path", "small.txt"));
        StoreClient.sendForm(small.json().get("post"), CONTENT).is(201);
        sql.run(
                "UPDATE saga SET state = jsonb_set(jsonb_set(state, '{minSize}', '1'), '{maxSize}', '2') WHERE id = $1",
                UUID.fromString(small.at("id")));
        api.post(completion(small), null).isProblem(422, "upload-refused");
        assertNothingLeft();
    }
}

package io.filesaga.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.filesaga.sagas.engine.Recovery;
import io.filesaga.testing.Answer;
import io.filesaga.testing.Api;
import io.filesaga.testing.ByHand;
import io.filesaga.testing.Gates;
import io.filesaga.testing.S3Events;
import io.filesaga.testing.ServiceTest;
import io.filesaga.testing.StoreClient;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table follows the bucket, whatever is told of it, how often and in whatever order. */
@QuarkusTest
@TestProfile(ByHand.class)
class EventsTest extends ServiceTest {

    private static final byte[] CONTENT = "content".getBytes();

    @Inject
    Recovery recovery;

    private final Api sender = Api.as("sender", "filesaga-events");

    private void tell(String... records) {
        sender.post("/v1/events/s3", S3Events.message(records)).is(202);
    }

    private String foreignKey(String path) {
        return "files/" + owner + "/" + path;
    }

    private String onlyKey() {
        List<String> keys = store.keys(owner);
        assertEquals(1, keys.size(), keys.toString());
        return keys.get(0);
    }

    private Map<String, Integer> files() {
        Map<String, Integer> sizes = new TreeMap<>();
        api.get("/v1/files?limit=1000")
                .is(200)
                .json()
                .get("files")
                .forEach(file ->
                        sizes.put(file.get("path").textValue(), file.get("size").intValue()));
        return sizes;
    }

    private void assertUsageIsTheSum() {
        Answer usage = api.get("/v1/usage");
        assertEquals(
                files().values().stream().mapToInt(Integer::intValue).sum(),
                usage.json().get("bytes").intValue());
        assertEquals(files().size(), usage.json().get("files").intValue());
    }

    @Test
    void anEventEndsAnOpenUploadLikeItsClient() {
        Answer upload = api.post("/v1/uploads", Map.of("path", "p")).is(201);
        StoreClient.sendForm(upload.json().get("post"), CONTENT).is(201);
        String created = S3Events.created(onlyKey(), 1);
        tell(created);
        assertEquals(Map.of("p", 7), files());
        tell(created, created);
        Answer file = api.post(upload.header("Location") + "/complete", null).is(200);
        assertEquals("p", file.at("path"));
        assertEquals(Map.of("p", 7), files());
        Answer saga = api.get("/v1/sagas?type=presigned-upload");
        assertTrue(saga.text().contains("object-seen"), saga.text());
        assertUsageIsTheSum();
    }

    @Test
    void anEventThatComesBeforeItsObjectHarmsNothing() {
        Answer upload = api.post("/v1/uploads", Map.of("path", "p")).is(201);
        String key = upload.json().at("/post/fields/key").textValue();
        tell(S3Events.created(key, 1));
        assertEquals("OPEN", api.get(upload.header("Location")).at("state"));
        assertEquals(Map.of(), files());
    }

    @Test
    void whatOthersPutIntoTheBucketIsAdoptedFollowedAndForgotten() {
        String key = foreignKey("docs/ünï cödé +%20&=.txt");
        store.put(key, CONTENT, Map.of());
        tell(S3Events.created(key, 1));
        assertEquals(Map.of("docs/ünï cödé +%20&=.txt", 7), files());
        assertUsageIsTheSum();

        store.put(key, "another content".getBytes(), Map.of());
        tell(S3Events.created(key, 2));
        assertEquals(Map.of("docs/ünï cödé +%20&=.txt", 15), files());
        assertUsageIsTheSum();

        store.remove(key);
        tell(S3Events.removed(key, 3));
        assertEquals(Map.of(), files());
        assertUsageIsTheSum();

        store.put(key, CONTENT, Map.of());
        tell(S3Events.created(key, 4));
        assertEquals(1, files().size());
        assertUsageIsTheSum();
    }

    @Test
    void theNameThatAnObjectBringsAlongIsItsName() {
        store.put(foreignKey("in/4711"), CONTENT, Map.of("originalfilename", "q3.pdf"));
        tell(S3Events.created(foreignKey("in/4711"), 1));
        assertEquals(Map.of("in/q3.pdf", 7), files());
    }

    @Test
    void anObjectWhoseNameIsTakenPushesNobodyAside() {
        Answer mine = api.upload("same", "mine".getBytes()).is(201);
        store.put(foreignKey("same"), CONTENT, Map.of());
        tell(S3Events.created(foreignKey("same"), 1));
        assertEquals(2, files().size());
        assertEquals("same", api.get("/v1/files/" + mine.at("id")).is(200).at("path"));
        assertUsageIsTheSum();
    }

    @Test
    void anOlderEventChangesNothing() {
        String key = foreignKey("f");
        store.put(key, CONTENT, Map.of());
        tell(S3Events.created(key, 5));
        tell(S3Events.removed(key, 4));
        assertEquals(Map.of("f", 7), files());
    }

    @Test
    void aFileWhoseObjectOthersRemoveIsGone() {
        api.upload("f", CONTENT).is(201);
        String key = onlyKey();
        store.remove(key);
        tell(S3Events.removed(key, 1));
        assertNothingLeft();
    }

    @Test
    void theEventsOfItsOwnDoingsChangeNothing() {
        Answer file = api.upload("f", CONTENT).is(201);
        String key = onlyKey();
        tell(S3Events.created(key, 1));
        assertEquals(Map.of("f", 7), files());
        api.delete("/v1/files/" + file.at("id"), "Prefer", "wait=10").is(204);
        tell(S3Events.removed(key, 2));
        assertNothingLeft();
    }

    @Test
    void anObjectThatComesAfterItsUploadWasCancelledIsRemoved() {
        Answer upload = api.post("/v1/uploads", Map.of("path", "p")).is(201);
        api.delete(upload.header("Location")).is(204);
        StoreClient.sendForm(upload.json().get("post"), CONTENT).is(201);
        tell(S3Events.created(onlyKey(), 1));
        recovery.sweep().await().indefinitely();
        Awaitility.await().untilAsserted(this::assertNothingLeft);
    }

    @Test
    void whatIsNoneOfItsBusinessIsIgnoredAndWhatItDoesNotKnowIsKept() {
        store.put("elsewhere/" + owner, CONTENT, Map.of());
        tell(S3Events.created("elsewhere/" + owner, 1));
        assertEquals(Map.of(), files());
        store.remove("elsewhere/" + owner);
        Answer answer = sender.post(
                        "/v1/events/s3",
                        S3Events.message(
                                S3Events.created("k-" + owner, 1).replace("ObjectCreated:Put", "ObjectTagging:Put")))
                .is(202);
        assertEquals("1", answer.at("unknown"));
        assertTrue(sql.count("SELECT count(*) FROM unknown_event WHERE what || detail LIKE '%ObjectTagging%'") > 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "[]", "{}", "{\"Records\": null}", "{\"Records\": []}", "{\"Records\": [{\"s3\": 1}]}"})
    void badInputIsRefusedAndNothingIsDone(String message) {
        assertEquals(400, sender.post("/v1/events/s3", message).status());
    }

    @Test
    void onlyThoseWhoMayTell() {
        String message = S3Events.message(S3Events.created("k", 1));
        Api.with(null).post("/v1/events/s3", message).isProblem(401, "unauthenticated");
        api.post("/v1/events/s3", message).isProblem(403, "forbidden");
        Api.with(null)
                .post("/v1/events/s3", message, "Authorization", "Bearer the-secret-of-the-tests")
                .is(202);
        Api.with(null)
                .post("/v1/events/s3", message, "Authorization", "Bearer another-secret")
                .isProblem(401, "unauthenticated");
    }

    @Test
    void whoCannotBeServedIsToldToTellAgain() {
        String key = foreignKey("f");
        store.put(key, CONTENT, Map.of());
        String message = S3Events.message(S3Events.created(key, 1));
        Gates.database().shut();
        assertEquals(503, sender.post("/v1/events/s3", message).status());
        Gates.database().open();
        Gates.store().shut();
        assertEquals(503, sender.post("/v1/events/s3", message).status());
        Gates.store().open();
        Awaitility.await().until(() -> sender.post("/v1/events/s3", message).status() == 202);
        assertEquals(Map.of("f", 7), files());
    }

    /** Any history, told in any order, twice, and with gaps, as long as the last of each key is told at last. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyInterleavingEndsWithTheTableAsTheBucket(long seed) {
        Random random = new Random(seed);
        Map<String, Integer> bucket = new TreeMap<>();
        List<String> told = new ArrayList<>();
        for (int sequence = 1; sequence <= 40; sequence++) {
            String event = change("k" + random.nextInt(4), sequence, random, bucket);
            told.addAll(Collections.nCopies(random.nextInt(3), event));
            if (random.nextInt(4) == 0 && !told.isEmpty()) {
                Collections.shuffle(told, random);
                tell(told.remove(0), told.isEmpty() ? event : told.get(told.size() / 2));
            }
        }
        Collections.shuffle(told, random);
        tell(told.toArray(String[]::new));
        for (int key = 0; key < 4; key++) {
            tell(S3Events.created(foreignKey("k" + key), 100));
        }
        assertEquals(bucket, files());
        assertUsageIsTheSum();
    }

    private String change(String path, int sequence, Random random, Map<String, Integer> bucket) {
        String key = foreignKey(path);
        if (random.nextInt(3) == 0) {
            store.remove(key);
            bucket.remove(path);
            return S3Events.removed(key, sequence);
        }
        byte[] content = new byte[1 + random.nextInt(50)];
        random.nextBytes(content);
        store.put(key, content, Map.of());
        bucket.put(path, content.length);
        return S3Events.created(key, sequence);
    }
}

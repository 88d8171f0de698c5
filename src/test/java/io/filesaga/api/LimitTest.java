package io.filesaga.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.filesaga.sagas.engine.Recovery;
import io.filesaga.storage.TestContent;
import io.filesaga.testing.Answer;
import io.filesaga.testing.Api;
import io.filesaga.testing.ByHand;
import io.filesaga.testing.Crowd;
import io.filesaga.testing.Refuser;
import io.filesaga.testing.ServiceTest;
import io.filesaga.testing.StoreClient;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Owners' limits: what is reserved, what is given back, and who is refused. */
@QuarkusTest
@TestProfile(ByHand.class)
class LimitTest extends ServiceTest {

    private static final int CROWD = 200;

    @Inject
    Recovery recovery;

    @Inject
    Pool pool;

    private final Api admin = Api.as("root", "filesaga-admin");

    private void limit(Long bytes) {
        admin.put("/v1/owners/" + owner + "/limit", Collections.singletonMap("limitBytes", bytes))
                .is(200);
    }

    private Answer begin(String path, long size) {
        return api.post("/v1/uploads", Map.of("path", path, "size", size));
    }

    private Answer beginUndeclared(String path) {
        return api.post("/v1/uploads", Map.of("path", path));
    }

    private static BodyPublisher withoutLength(int bytes) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[bytes]));
    }

    private void assertUsage(long files, long bytes, long reserved) {
        JsonNode usage = api.get("/v1/usage").is(200).json();
        assertEquals(
                List.of(files, bytes, reserved),
                List.of(
                        usage.get("files").longValue(),
                        usage.get("bytes").longValue(),
                        usage.get("reservedBytes").longValue()));
    }

    private static void assertRefused(Answer answer, long limit, long used, long requested) {
        JsonNode problem = answer.isProblem(403, "limit-exceeded").json();
        assertEquals(
                List.of(limit, used, requested),
                List.of(
                        problem.get("limitBytes").longValue(),
                        problem.get("usedBytes").longValue(),
                        problem.get("requestedBytes").longValue()));
    }

    /** The largest size that the form's own policy allows. */
    private static long policyMaximum(Answer upload) {
        try {
            JsonNode policy = new ObjectMapper().readTree(Base64.getDecoder().decode(upload.at("post.fields.policy")));
            for (JsonNode condition : policy.get("conditions")) {
                if (condition.path(0).asText().equals("content-length-range")) {
                    return condition.get(2).longValue();
                }
            }
            throw new AssertionError(policy.toString());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatIsOverTheLimitIsRefusedWithTheFiguresAndLeavesNothing() {
        limit(1_000L);
        assertRefused(begin("p", 1_001), 1_000, 0, 1_001);
        assertRefused(api.upload("p", new byte[1_001]), 1_000, 0, 1_001);
        assertRefused(api.post("/v1/uploads", Map.of("path", "p", "method", "put", "size", 2_000)), 1_000, 0, 2_000);
        assertRefused(
                api.post("/v1/uploads", Map.of("path", "p", "method", "multipart", "size", 9_000)), 1_000, 0, 9_000);
        assertNothingLeft();
        assertEquals(0, sql.count("SELECT count(*) FROM saga WHERE owner = $1", owner));
        assertEquals(0, sql.count("SELECT count(*) FROM object_key WHERE owner = $1", owner));
        begin("p", 1_000).is(201);
        assertUsage(0, 0, 1_000);
        assertRefused(begin("q", 1), 1_000, 1_000, 1);
        begin("empty", 0).is(201);
        assertUsage(0, 0, 1_000);
    }

    @Test
    void ofTwoHundredPresignedUploadsAtOnceExactlyThoseThatFitBegin() throws Exception {
        limit(10_500L);
        List<Answer> answers = Crowd.of(CROWD, i -> begin("f" + i, 1_000));
        assertEquals(
                10, answers.stream().filter(answer -> answer.status() == 201).count());
        answers.stream()
                .filter(answer -> answer.status() != 201)
                .forEach(answer -> assertRefused(answer, 10_500, 10_000, 1_000));
        assertUsage(0, 0, 10_000);
    }

    @Test
    void ofTwoHundredContentUploadsAtOnceExactlyThoseThatFitPass() throws Exception {
        limit(10_500L);
        byte[] content = TestContent.bytes(1_000);
        List<Answer> answers = Crowd.of(CROWD, i -> api.upload("f" + i, content));
        assertEquals(
                10, answers.stream().filter(answer -> answer.status() == 201).count());
        answers.stream()
                .filter(answer -> answer.status() != 201)
                .forEach(answer -> assertRefused(answer, 10_500, 10_000, 1_000));
        assertUsage(10, 10_000, 0);
        assertEquals(10, store.keys(owner).size());
    }

    /** Owners who share a batch with one over his limit are not refused with him. */
    @Test
    void aCrowdOverTheLimitHarmsNobodyElse() throws Exception {
        limit(0L);
        Api free = Api.as("free-" + UUID.randomUUID());
        Api other = Api.as("other-" + owner);
        admin.put("/v1/owners/other-" + owner + "/limit", Map.of("limitBytes", 50_000))
                .is(200);
        List<Answer> answers = Crowd.of(CROWD, i -> switch (i % 4) {
            case 0 -> api.post("/v1/uploads", Map.of("path", "f" + i, "size", 1), "Idempotency-Key", "k" + i);
            case 1 -> other.post("/v1/uploads", Map.of("path", "f" + i, "size", 1_000));
            default -> free.post("/v1/uploads", Map.of("path", "f" + i, "size", 1_000));
        });
        for (int i = 0; i < CROWD; i++) {
            answers.get(i).is(i % 4 == 0 ? 403 : 201);
        }
        assertEquals("50000", other.get("/v1/usage").at("reservedBytes"));
        assertUsage(0, 0, 0);
    }

    @Test
    void anUndeclaredSizeReservesWhatIsLeftAndThePolicyAllowsNoMore() {
        limit(1_500L);
        Answer all = beginUndeclared("all").is(201);
        assertEquals(1_500, policyMaximum(all));
        assertUsage(0, 0, 1_500);
        assertRefused(beginUndeclared("more"), 1_500, 1_500, 1);
        assertEquals(
                400,
                StoreClient.sendForm(all.json().get("post"), new byte[1_501]).status());
        StoreClient.sendForm(all.json().get("post"), new byte[400]).is(201);
        api.post(all.header("Location") + "/complete", null).is(200);
        assertUsage(1, 400, 0);
        assertEquals(1_100, policyMaximum(beginUndeclared("rest").is(201)));
        assertUsage(1, 400, 1_100);
    }

    @Test
    void anUndeclaredSizeReservesThePolicysMaximumWhereThatIsLeft() {
        Answer upload = beginUndeclared("unlimited").is(201);
        assertEquals(10_000_000, policyMaximum(upload));
        assertUsage(0, 0, 10_000_000);
        limit(20_000_001L);
        assertEquals(10_000_000, policyMaximum(beginUndeclared("first").is(201)));
        assertEquals(1, policyMaximum(beginUndeclared("second").is(201)));
        assertUsage(0, 0, 20_000_001);
    }

    /** Each takes all that is left when nobody says how much he needs: the first one has it all. */
    @Test
    void ofManyUndeclaredUploadsAtOnceOneGetsWhatIsLeft() throws Exception {
        limit(5_000L);
        List<Answer> answers = Crowd.of(CROWD, i -> beginUndeclared("f" + i));
        assertEquals(
                1, answers.stream().filter(answer -> answer.status() == 201).count());
        answers.stream()
                .filter(answer -> answer.status() != 201)
                .forEach(answer -> assertRefused(answer, 5_000, 5_000, 1));
        assertUsage(0, 0, 5_000);
    }

    @Test
    void contentWithoutALengthMayHaveWhatIsLeft() {
        limit(5_000_000L);
        api.upload("fits", withoutLength(3_000_000)).is(201);
        assertUsage(1, 3_000_000, 0);
        JsonNode refused = api.upload("big", withoutLength(2_000_001))
                .isProblem(403, "limit-exceeded")
                .json();
        assertEquals(5_000_000, refused.get("limitBytes").longValue());
        assertEquals(3_000_000, refused.get("usedBytes").longValue());
        assertEquals(2_000_001, refused.get("requestedBytes").longValue());
        Awaitility.await().untilAsserted(() -> assertUsage(1, 3_000_000, 0));
        assertEquals(1, store.keys(owner).size());
        api.upload("rest", withoutLength(2_000_000)).is(201);
        assertUsage(2, 5_000_000, 0);
        assertRefused(api.upload("none", withoutLength(1)), 5_000_000, 5_000_000, 1);
    }

    @Test
    void aCancelGivesTheReservationBack() {
        limit(1_000L);
        Answer upload = begin("p", 1_000).is(201);
        assertRefused(begin("q", 1_000), 1_000, 1_000, 1_000);
        api.delete(upload.header("Location")).is(204);
        assertUsage(0, 0, 0);
        begin("q", 1_000).is(201);
        assertUsage(0, 0, 1_000);
    }

    @Test
    void anExpiryGivesTheReservationBack() {
        limit(1_000L);
        Answer upload = begin("p", 1_000).is(201);
        clock.advance(Duration.ofMinutes(20));
        recovery.sweep().await().indefinitely();
        Awaitility.await().untilAsserted(() -> assertUsage(0, 0, 0));
        assertEquals("EXPIRED", api.get(upload.header("Location")).at("state"));
        begin("q", 1_000).is(201);
    }

    @Test
    void aRefusalGivesTheReservationBack() {
        limit(1_000L);
        api.upload("evil", new byte[1_000], "Content-Type", Refuser.TYPE).isProblem(422, "upload-refused");
        assertUsage(0, 0, 0);
        Answer upload = api.post("/v1/uploads", Map.of("path", "evil", "size", 1_000, "contentType", Refuser.TYPE))
                .is(201);
        StoreClient.sendForm(upload.json().get("post"), new byte[1_000]).is(201);
        api.post(upload.header("Location") + "/complete", null).isProblem(422, "upload-refused");
        assertUsage(0, 0, 0);
        api.upload("good", new byte[1_000]).is(201);
        assertUsage(1, 1_000, 0);
    }

    @Test
    void aDeleteGivesRoomBack() {
        limit(1_000L);
        Answer file = api.upload("p", new byte[1_000]).is(201);
        assertRefused(api.upload("q", new byte[1]), 1_000, 1_000, 1);
        api.delete(file.header("Location"), "Prefer", "wait=10").is(204);
        assertUsage(0, 0, 0);
        api.upload("q", new byte[1_000]).is(201);
        assertUsage(1, 1_000, 0);
    }

    /** Until the path switches, both contents are there and both count. */
    @Test
    void anOverwriteNeedsRoomForBothAndGivesTheOldOnesBack() {
        limit(1_000L);
        api.upload("p", new byte[600]).is(201);
        assertRefused(api.upload("p", new byte[500]), 1_000, 600, 500);
        api.upload("p", new byte[400]).is(201);
        assertUsage(1, 400, 0);
        api.upload("p", new byte[600]).is(201);
        assertUsage(1, 600, 0);
    }

    @Test
    void aLimitBelowWhatIsStoredBlocksNewUploadsAndKeepsFiles() {
        Answer open = begin("open", 300).is(201);
        Answer file = api.upload("p", new byte[1_000]).is(201);
        limit(500L);
        assertRefused(begin("q", 1), 500, 1_300, 1);
        assertRefused(api.upload("q", new byte[0]), 500, 1_300, 0);
        assertRefused(beginUndeclared("q"), 500, 1_300, 1);
        api.get(file.header("Location")).is(200);
        StoreClient.sendForm(open.json().get("post"), new byte[300]).is(201);
        api.post(open.header("Location") + "/complete", null).is(200);
        assertUsage(2, 1_300, 0);
        limit(1_301L);
        begin("q", 1).is(201);
        assertUsage(2, 1_300, 1);
    }

    @Test
    void nullLiftsALimit() {
        limit(10L);
        assertRefused(begin("p", 11), 10, 0, 11);
        limit(null);
        begin("p", 11).is(201);
        beginUndeclared("q").is(201);
        assertUsage(0, 0, 10_000_011);
        assertNull(api.get("/v1/usage").at("limitBytes"));
    }

    @Test
    void aRepeatedRequestIsAnsweredThoughNothingIsLeft() {
        limit(1_000L);
        String[] key = {"Idempotency-Key", "key-" + owner};
        Map<String, Object> wish = Map.of("path", "once");
        Answer first = api.post("/v1/uploads", wish, key).is(201);
        assertEquals(1_000, policyMaximum(first));
        assertEquals(first.json(), api.post("/v1/uploads", wish, key).is(201).json());
        assertUsage(0, 0, 1_000);
        String[] other = {"Idempotency-Key", "other-" + owner};
        assertRefused(api.post("/v1/uploads", Map.of("path", "two", "size", 7), other), 1_000, 1_000, 7);
        api.delete(first.header("Location")).is(204);
        api.post("/v1/uploads", Map.of("path", "two", "size", 7), other).is(201);
    }

    /** As another replica does it: what is reserved under the lock is seen by whoever waited, and only he waited. */
    @Test
    void aBeginWaitsForTheOneBeforeAndSeesWhatItReserved() throws Exception {
        limit(1_000L);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        var before = pool.getConnection().await().indefinitely();
        try {
            var transaction = before.begin().await().indefinitely();
            before.preparedQuery("SELECT pg_advisory_xact_lock(hashtextextended(o, 4701)) FROM unnest($1::text[]) AS o")
                    .execute(Tuple.of(new String[] {owner, "free-" + owner}))
                    .await()
                    .indefinitely();
            Future<Answer> waiting = thread.submit(() -> begin("p", 400));
            assertThrows(TimeoutException.class, () -> waiting.get(1, TimeUnit.SECONDS));
            Api.as("free-" + owner)
                    .post("/v1/uploads", Map.of("path", "p", "size", 400))
                    .is(201);
            before.preparedQuery("""
                            INSERT INTO stored_file (id, owner, path, bucket, object_key, reserved_bytes, content_type,
                                state, created_at, modified_at)
                            VALUES ($1, $2, 'before', 'filesaga', 'before', 700, 'text/plain', 'PENDING', now(), now())""")
                    .execute(Tuple.of(UUID.randomUUID(), owner))
                    .await()
                    .indefinitely();
            transaction.commit().await().indefinitely();
            assertRefused(waiting.get(10, TimeUnit.SECONDS), 1_000, 700, 400);
        } finally {
            thread.shutdown();
            before.close().await().indefinitely();
        }
        begin("q", 300).is(201);
        assertUsage(0, 0, 1_000);
    }

    @Test
    void aLongContentOverTheLimitIsRefusedAndTheConnectionGoesOn() {
        limit(1_000L);
        assertRefused(api.upload("p", new byte[20_000_000]), 1_000, 0, 20_000_000);
        api.upload("p", new byte[1_000]).is(201);
        assertUsage(1, 1_000, 0);
    }
}

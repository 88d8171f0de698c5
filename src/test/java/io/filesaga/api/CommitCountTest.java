package io.filesaga.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.filesaga.testing.Answer;
import io.filesaga.testing.Api;
import io.filesaga.testing.ByHand;
import io.filesaga.testing.ServiceTest;
import io.filesaga.testing.StoreClient;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Commits are what a saga costs: not one more than promised. Counted by the database's own transaction ids. */
@QuarkusTest
@TestProfile(ByHand.class)
class CommitCountTest extends ServiceTest {

    private static final byte[] CONTENT = "content".getBytes();

    private long commitsOf(Runnable work) {
        long before = sql.writingCommits();
        work.run();
        return sql.writingCommits() - before;
    }

    @Test
    void aPresignedUploadBeginsWithOneCommitAndEndsWithOne() {
        Answer[] upload = new Answer[1];
        assertEquals(
                1,
                commitsOf(() ->
                        upload[0] = api.post("/v1/uploads", Map.of("path", "p")).is(201)));
        assertEquals(
                0,
                commitsOf(() -> api.post(upload[0].header("Location") + "/complete", null)
                        .is(409)));
        StoreClient.sendForm(upload[0].json().get("post"), CONTENT).is(201);
        assertEquals(
                1,
                commitsOf(() -> api.post(upload[0].header("Location") + "/complete", null)
                        .is(200)));
        assertEquals(
                0,
                commitsOf(() -> api.post(upload[0].header("Location") + "/complete", null)
                        .is(200)));
    }

    @Test
    void contentThroughTheServiceCostsTwoCommits() {
        assertEquals(2, commitsOf(() -> api.upload("p", CONTENT).is(201)));
    }

    @Test
    void aLimitCostsNoCommit() {
        Api.as("root", "filesaga-admin")
                .put("/v1/owners/" + owner + "/limit", Map.of("limitBytes", 1_000))
                .is(200);
        assertEquals(
                1,
                commitsOf(() -> api.post("/v1/uploads", Map.of("path", "p", "size", 900))
                        .is(201)));
        api.post("/v1/uploads", Map.of("path", "p", "size", 900)).is(403);
        assertEquals(
                0,
                commitsOf(() -> api.post("/v1/uploads", Map.of("path", "p", "size", 900))
                        .is(403)));
        assertEquals(2, commitsOf(() -> api.upload("q", new byte[100]).is(201)));
    }

    @Test
    void aDeleteCostsTwoCommits() {
        Answer file = api.upload("p", CONTENT).is(201);
        assertEquals(
                2,
                commitsOf(() ->
                        api.delete(file.header("Location"), "Prefer", "wait=10").is(204)));
    }

    @Test
    void whatIsRefusedCostsNone() {
        assertEquals(
                0, commitsOf(() -> api.post("/v1/uploads", Map.of("path", "..")).is(400)));
        assertEquals(0, commitsOf(() -> api.get("/v1/files").is(200)));
    }
}

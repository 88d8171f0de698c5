package io.filesaga.processes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.filesaga.testing.Answer;
import io.filesaga.testing.Api;
import io.filesaga.testing.ByHand;
import io.filesaga.testing.Gates;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Executions from their start to their end, without anything outside. */
@QuarkusTest
@TestProfile(ByHand.class)
class ExecutionTest extends ProcessTest {

    private static final String WAITS = """
            {'StartAt': 'wait', 'States': {
              'wait': {'Type': 'Wait', 'Seconds': 100, 'Next': 'end'}, 'end': {'Type': 'Succeed'}}}""";

    /** Nobody else's saga must be under way: the whole database's commits are counted. */
    private long commitsOf(Runnable work) {
        org.awaitility.Awaitility.await()
                .until(() -> sql.count("SELECT count(*) FROM saga WHERE status IN ('READY', 'RUNNING')") == 0);
        long before = sql.writingCommits();
        work.run();
        return sql.writingCommits() - before;
    }

    @Test
    void statesThatNeedNoWaitingShareOneCommitWithTheStart() {
        put("five", FIVE_PASSES);
        Answer[] execution = new Answer[1];
        assertEquals(1, commitsOf(() -> execution[0] = run("five", "{'x': 1}")));
        succeeds(execution[0], "{'x': 1}");
    }

    @Test
    void aLongWalkIsOneCommitToo() {
        put("counts", """
                {'StartAt': 'add', 'States': {
                  'add': {'Type': 'Pass', 'Parameters': {'n.$': 'States.MathAdd($.n, 1)'}, 'Next': 'enough'},
                  'enough': {'Type': 'Choice', 'Default': 'add', 'Choices': [
                    {'Variable': '$.n', 'NumericEquals': 400, 'Next': 'end'}]},
                  'end': {'Type': 'Succeed'}}}""");
        Answer[] execution = new Answer[1];
        assertEquals(1, commitsOf(() -> execution[0] = run("counts", "{'n': 0}")));
        succeeds(execution[0], "{'n': 400}");
    }

    @Test
    void aWaitCostsThreeCommitsMore() {
        // What other tests have left is done before.
        pass(Duration.ofMinutes(10));
        put("waits", WAITS);
        String[] location = new String[1];
        assertEquals(1, commitsOf(() -> location[0] = begin("waits", "{}")));
        assertEquals("RUNNING", api.get(location[0]).at("status"));
        assertEquals(3, commitsOf(() -> {
            pass(Duration.ofSeconds(101));
            ended(location[0], "SUCCEEDED");
        }));
    }

    @Test
    void anExecutionTellsAllAboutItself() {
        put("five", FIVE_PASSES);
        Answer started = run("five", "{'x': [1, 2.50, 'ä']}");
        Answer execution = api.get(started.header("Location")).is(200);
        assertEquals(execution.json(), started.json());
        assertTrue(execution.at("transactionId").matches("0x[0-9a-f]{16}"), execution.text());
        assertEquals("five", execution.at("process"));
        assertEquals("SUCCEEDED", execution.at("status"));
        assertNotNull(execution.at("startedAt"));
        assertNotNull(execution.at("endedAt"));
        assertEquals(tree("{'x': [1, 2.50, 'ä']}"), execution.json().get("input"));
    }

    @Test
    void theHistoryHasEveryStateWithItsSizes() {
        put("five", FIVE_PASSES);
        String location = run("five", "{'x': 1}").header("Location");
        Answer first = api.get(location + "/history?limit=5").is(200);
        Answer rest =
                api.get(location + "/history?cursor=" + first.at("nextCursor")).is(200);
        assertEquals(
                List.of("EXECUTION_STARTED", "STATE_ENTERED", "STATE_EXITED", "STATE_ENTERED", "STATE_EXITED"),
                first.json().get("lines").findValuesAsText("kind"));
        assertEquals(7, rest.json().get("lines").size(), rest.text());
        assertEquals("7", first.at("lines.0.bytes"));
    }

    @Test
    void transactionIdsSortByTime() {
        put("five", FIVE_PASSES);
        List<String> ids = java.util.stream.IntStream.range(0, 5)
                .mapToObj(i -> {
                    clock.advance(Duration.ofMillis(2));
                    return run("five", "{}").at("transactionId");
                })
                .toList();
        assertEquals(ids.stream().sorted().toList(), ids);
    }

    @Test
    void noInputIsAnEmptyObjectAndNothingElseIsAnInput() {
        put("five", FIVE_PASSES);
        succeeds(
                api.post("/v1/processes/five/executions", null, "Prefer", "wait=30")
                        .is(201),
                "{}");
        for (String input : List.of("[]", "1", "\"x\"", "null")) {
            int status = api.post("/v1/processes/five/executions", input).status();
            assertTrue(status == 400 || (status == 201 && input.equals("null")), input + ": " + status);
        }
    }

    @Test
    void aRepeatedKeyStartsNothingAgain() {
        put("five", FIVE_PASSES);
        Answer first = api.post("/v1/processes/five/executions", "{}", "Idempotency-Key", "k")
                .is(201);
        Answer again = api.post("/v1/processes/five/executions", "{}", "Idempotency-Key", "k")
                .is(201);
        assertEquals(first.at("executionId"), again.at("executionId"));
        api.post("/v1/processes/five/executions", "{\"x\": 1}", "Idempotency-Key", "k")
                .isProblem(422, "idempotency-key-reused");
        assertEquals(1, api.get("/v1/executions").json().get("executions").size());
    }

    @Test
    void executionsAreListedNewestFirstByProcessAndStatus() {
        put("five", FIVE_PASSES);
        put("fails", "{'StartAt': 'f', 'States': {'f': {'Type': 'Fail', 'Error': 'No', 'Cause': 'luck'}}}");
        String one = run("five", "{}").at("executionId");
        String two = run("fails", "{}").at("executionId");
        String three = run("five", "{}").at("executionId");
        assertEquals(List.of(three, two, one), listed(""));
        assertEquals(List.of(three, one), listed("?process=five"));
        assertEquals(List.of(two), listed("?status=FAILED"));
        Answer page = api.get("/v1/executions?limit=2").is(200);
        assertEquals(List.of(one), listed("?cursor=" + page.at("nextCursor")));
        assertNull(page.at("executions.0.input"));
        api.get("/v1/executions?status=GONE").isProblemOf("status", 400, "invalid-field");
    }

    private List<String> listed(String query) {
        return api.get("/v1/executions" + query)
                .is(200)
                .json()
                .get("executions")
                .findValuesAsText("executionId");
    }

    @Test
    void aFailSaysWhy() {
        put("fails", "{'StartAt': 'f', 'States': {'f': {'Type': 'Fail', 'Error': 'No', 'Cause': 'luck'}}}");
        Answer execution = run("fails", "{}");
        fails(execution, "No");
        assertEquals("luck", execution.at("cause"));
        assertNull(execution.at("output"));
    }

    @Test
    void aDefinitionsTimeoutEndsItOnce() {
        put("slow", "{'TimeoutSeconds': 10, " + WAITS.substring(WAITS.indexOf("'StartAt'")));
        String location = begin("slow", "{}");
        pass(Duration.ofSeconds(11));
        ended(location, "TIMED_OUT");
        pass(Duration.ofSeconds(200));
        assertEquals(List.of("execution.timed-out"), endsTold(location));
    }

    private List<String> endsTold(String location) {
        String subject = location.substring("/v1/".length());
        return told.to(owner).stream()
                .filter(event -> event.subject().equals(subject))
                .map(event -> event.type())
                .toList();
    }

    @Test
    void aRunningExecutionKeepsItsVersion() {
        put("waits", WAITS);
        String location = begin("waits", "{}");
        put("waits", "{'StartAt': 'f', 'States': {'f': {'Type': 'Fail', 'Error': 'New'}}}");
        api.delete("/v1/processes/waits").is(204);
        pass(Duration.ofSeconds(101));
        assertEquals("1", ended(location, "SUCCEEDED").at("version"));
    }

    @Test
    void aStoppedExecutionIsAbortedAndGoesOnAfterARedrive() {
        put("waits", WAITS);
        String location = begin("waits", "{}");
        Answer stopped = api.post(
                        location + "/stop", json("{'error': 'Enough', 'cause': 'really'}"), "Prefer", "wait=20")
                .is(202);
        assertEquals("ABORTED", stopped.at("status"), stopped.text());
        assertEquals("Enough", stopped.at("error"));
        api.post(location + "/stop", null).isProblem(409, "execution-not-in-status");
        api.post(location + "/redrive", null).is(202);
        assertEquals("RUNNING", api.get(location).at("status"));
        pass(Duration.ofSeconds(101));
        ended(location, "SUCCEEDED");
        assertEquals(List.of("execution.aborted", "execution.succeeded"), endsTold(location));
        api.post(location + "/redrive", null).isProblem(409, "execution-not-in-status");
    }

    @Test
    void whatIsRedrivenHasAllItsTimeAgain() {
        put("slow", "{'TimeoutSeconds': 150, " + WAITS.substring(WAITS.indexOf("'StartAt'")));
        put("slower", "{'TimeoutSeconds': 50, " + WAITS.substring(WAITS.indexOf("'StartAt'")));
        String stopped = begin("slow", "{}");
        String timedOut = begin("slower", "{}");
        api.post(stopped + "/stop", null, "Prefer", "wait=20").is(202);
        pass(Duration.ofSeconds(200));
        ended(timedOut, "TIMED_OUT");
        api.post(stopped + "/redrive", null, "Prefer", "wait=20").is(202);
        api.post(timedOut + "/redrive", null).is(202);
        ended(stopped, "SUCCEEDED");
        pass(Duration.ofSeconds(49));
        assertEquals("RUNNING", api.get(timedOut).at("status"));
        pass(Duration.ofSeconds(2));
        ended(timedOut, "TIMED_OUT");
    }

    @Test
    void dataOverTheLimitIsKeptInTheStoreAndNobodySees() {
        put("five", FIVE_PASSES);
        String text = "x".repeat(400_000);
        Answer execution = run("five", "{'text': '" + text + "'}");
        assertEquals(text, execution.at("output.text"));
        assertEquals(text, api.get(execution.header("Location")).at("input.text"));
        UUID id = UUID.fromString(execution.at("executionId"));
        assertEquals(
                1,
                sql.count(
                        "SELECT count(*) FROM execution WHERE id = $1 AND input IS NULL AND output IS NULL"
                                + " AND output_key IS NOT NULL",
                        id));
    }

    @Test
    void whatCannotBeStoredIsNotStarted() {
        put("five", FIVE_PASSES);
        Gates.store().shut();
        api.post("/v1/processes/five/executions", json("{'text': '" + "x".repeat(400_000) + "'}"))
                .isProblem(503, "store-unavailable");
        Gates.store().open();
        assertEquals(0, api.get("/v1/executions").json().get("executions").size());
    }

    @Test
    void unknownBadAndOthersExecutionsAreToldApartOnlyWhereTheyMayBe() {
        put("five", FIVE_PASSES);
        String location = run("five", "{}").header("Location");
        Api other = Api.as("other-" + owner);
        for (String part : List.of("", "/history", "/document")) {
            api.get("/v1/executions/x" + part).isProblemOf("id", 400, "invalid-field");
            api.get("/v1/executions/" + UUID.randomUUID() + part).isProblem(404, "not-found");
            other.get(location + part).isProblem(404, "not-found");
        }
        other.post(location + "/stop", null).isProblem(404, "not-found");
        other.post(location + "/redrive", null).isProblem(404, "not-found");
        api.get(location + "/document").isProblem(404, "not-found");
    }
}

package io.filesaga.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.filesaga.testing.Answer;
import io.filesaga.testing.Api;
import io.filesaga.testing.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * SIGKILL at every transition of the sample process-a: each owner's run is held at another of its commits or writes of
 * the document, then the process is killed once, and every run must end with its document whole and its end told once.
 */
class ProcessCrashIT {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Path SAMPLE = Path.of("samples", "process-a");

    /** How many moves of an execution there are: the begin, and one for the end of each step. */
    private static final int MOVES = 7;

    private final CrashSite site = new CrashSite();
    private final ExecutorService clients = Executors.newCachedThreadPool();
    private ServiceProcess service = ServiceProcess.start(site.settings(
            "filesaga.commit.max-batch", "1",
            "filesaga.commit.max-in-flight", "20",
            "quarkus.datasource.reactive.max-size", "60",
            "filesaga.commit.timeout", "60s"));
    private final List<String> owners = new ArrayList<>();

    @AfterEach
    void leave() {
        clients.shutdownNow();
        service.kill();
        site.close();
    }

    @Test
    void aKillAtAnyTransitionOfTheSampleLosesAndDoublesNothing() {
        var barrier = new MoveBarrier(site.database);
        for (int move = 1; move <= MOVES; move++) {
            String owner = "cut-at-move-" + move;
            owners.add(owner);
            barrier.hold(owner, move);
            clients.execute(() -> play(owner));
        }
        barrier.awaitAllHeld(MOVES);
        service.kill();
        barrier.lose();
        service = ServiceProcess.start(site.settings());
        owners.forEach(this::finish);
    }

    private Api client(String owner) {
        return Api.at(() -> service.base(), owner);
    }

    private void play(String owner) {
        try {
            Api api = client(owner);
            put(api, "process-a");
            put(api, "process-a-downstream");
            start(api);
            work(api, "RUNNING");
        } catch (IllegalStateException cutOff) {
            // the service is gone
        }
    }

    private static void put(Api api, String name) {
        try {
            // The time for which everything is held is not the steps' fault.
            String definition = Files.readString(SAMPLE.resolve(name + ".json"));
            api.put("/v1/processes/" + name, definition.replace("\"TimeoutSeconds\": 11", "\"TimeoutSeconds\": 600"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answer start(Api api) {
        return api.post("/v1/processes/process-a/executions", "{\"order\":4711}", "Idempotency-Key", "once")
                .is(201);
    }

    /** A worker, until none of the owner's executions has this status. */
    private static void work(Api api, String status) {
        while (!api.get("/v1/executions?status=" + status)
                .is(200)
                .json()
                .get("executions")
                .isEmpty()) {
            Answer task = api.post("/v1/activities/process-a/task", null, "Prefer", "wait=1");
            if (task.status() == 200) {
                // A word that comes twice or too late is refused, and that is fine.
                api.post(
                        "/v1/activities/tasks/" + task.at("token") + "/success",
                        "\"output of " + task.at("state") + "\"");
            }
        }
    }

    /** Whoever was cut off asks again with the same key, and goes on working. */
    private void finish(String owner) {
        Api api = client(owner);
        String id = start(api).at("executionId");
        hurry(owner);
        work(api, "RUNNING");
        assertEquals("SUCCEEDED", api.get("/v1/executions/" + id).at("status"), owner);
        assertEquals(2, api.get("/v1/executions").json().get("executions").size(), owner);
        JsonNode document =
                api.get("/v1/executions/" + id + "/document").is(200).json();
        assertEquals(whole("abcde"), ((ObjectNode) document).without("step-f-output"), owner);
        assertEquals(
                2,
                site.database.count(
                        "SELECT count(*) FROM outbox_event WHERE type = 'execution.succeeded' AND owner = ?", owner));
    }

    /** What a dead worker has in hand is given to the next one at once. */
    private void hurry(String owner) {
        site.database.run(
                "UPDATE execution_task SET held_until = now() WHERE status = 'OPEN' AND held_until IS NOT NULL AND owner = ?",
                owner);
    }

    private static JsonNode whole(String steps) {
        ObjectNode document = MAPPER.createObjectNode().put("order", 4711);
        steps.chars()
                .mapToObj(step -> "step-" + (char) step)
                .forEach(step -> document.put(step + "-output", "output of " + step));
        return document;
    }
}

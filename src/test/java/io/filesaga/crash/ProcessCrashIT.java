package io.filesaga.crash;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.filesaga.testing.Answer;
import io.filesaga.testing.Api;
import io.filesaga.testing.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/**
 * SIGKILL at every transition of the sample process-a and of a process that waits for another, at writes of the document,
 * and at the commits of tasks: each owner's run is held at another of these boundaries, then the process is
 * killed once, and every run must end with its document whole and its ends told once.
 */
class ProcessCrashIT {

    private static final Path SAMPLES = Path.of("samples", "process-a");

    private static final String TWO_STEPS = """
            {"filesaga:data": "document", "StartAt": "step-a", "States": {
              "step-a": {"Type": "Task", "Resource": "activity:process-a", "Next": "step-b"},
              "step-b": {"Type": "Task", "Resource": "activity:process-a", "End": true}}}""";

    private static final String CHILD = """
            {"StartAt": "only", "States": {
              "only": {"Type": "Task", "Resource": "activity:process-a", "End": true}}}""";

    private static final String PARENT = """
            {"StartAt": "down", "States": {
              "down": {"Type": "Task", "Resource": "states:startExecution.sync",
                       "Parameters": {"Process": "child", "Input.$": "$"}, "End": true}}}""";

    private static final List<ProcessCut> CUTS = ProcessCut.all();

    private final CrashSite site = new CrashSite();
    /** Those who are not at their boundary yet, as last seen. */
    private volatile Set<ProcessCut> waiting = Set.copyOf(CUTS);

    private final ExecutorService clients = Executors.newCachedThreadPool();
    private ServiceProcess service = ServiceProcess.start(site.settings(
            "filesaga.commit.max-batch", "1",
            "filesaga.commit.max-in-flight", "80",
            "quarkus.datasource.reactive.max-size", "110",
            "filesaga.commit.timeout", "60s"));

    @AfterEach
    void leave() {
        clients.shutdownNow();
        service.kill();
        site.close();
    }

    @Test
    void aKillAtAnyTransitionOrWriteLosesAndDoublesNothing() {
        var barrier = new MoveBarrier(site.database);
        for (ProcessCut cut : CUTS) {
            if (cut.isWrite()) {
                site.proxy.hold(cut.hold());
            } else {
                barrier.hold(cut.owner(), cut.what());
            }
            clients.execute(() -> play(cut));
        }
        awaitAllHeld(barrier);
        site.proxy.stopHolding();
        service.kill();
        barrier.loseAndLet(owner -> owner.endsWith("-lost"));
        service = ServiceProcess.start(site.settings());
        var finished = CUTS.stream()
                .map(cut -> CompletableFuture.runAsync(() -> finish(cut), clients))
                .toList();
        finished.forEach(CompletableFuture::join);
        // Only the first write has no condition; its execution never began.
        assertEquals(
                List.of(200, 412, 412), site.proxy.deliver().stream().sorted().toList());
        assertAll(CUTS.stream().map(cut -> (Executable) () -> assertWhole(cut)));
    }

    private void awaitAllHeld(MoveBarrier barrier) {
        Awaitility.await("everything is held")
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> {
                    Set<String> writes = site.proxy.held();
                    List<String> commits = barrier.notHeld();
                    waiting = CUTS.stream()
                            .filter(cut ->
                                    cut.isWrite() ? !writes.contains(cut.owner()) : commits.contains(cut.owner()))
                            .collect(Collectors.toSet());
                    assertEquals(Set.of(), waiting);
                });
    }

    private Api client(ProcessCut cut) {
        return Api.at(() -> service.base(), cut.owner());
    }

    private void play(ProcessCut cut) {
        try {
            Api api = client(cut);
            define(cut.process(), api);
            start(cut);
            work(cut, () -> waiting.contains(cut));
        } catch (IllegalStateException cutOff) {
            // the service is gone
        }
    }

    private static void define(String process, Api api) {
        switch (process) {
            case ProcessCut.SAMPLE -> {
                put(api, process, sample(process));
                put(api, "process-a-downstream", sample("process-a-downstream"));
            }
            case ProcessCut.TWO -> put(api, process, TWO_STEPS);
            default -> {
                put(api, "child", CHILD);
                put(api, process, PARENT);
            }
        }
    }

    /** The time for which everything is held is not the steps' fault. */
    private static String sample(String name) {
        try {
            String definition = Files.readString(SAMPLES.resolve(name + ".json"));
            return definition.replace("\"TimeoutSeconds\": 11", "\"TimeoutSeconds\": 600");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(Api api, String name, String definition) {
        api.put("/v1/processes/" + name, definition).is(201);
    }

    private Answer start(ProcessCut cut) {
        String address = "/v1/processes/" + cut.process() + "/executions";
        return client(cut).post(address, cut.input(), "Idempotency-Key", "once").is(201);
    }

    /** A worker, until none of the owner's executions runs, or there is no sense in going on. */
    private void work(ProcessCut cut, BooleanSupplier makesSense) {
        Api api = client(cut);
        boolean goesOn = true;
        while (goesOn && makesSense.getAsBoolean()) {
            Answer task = api.post("/v1/activities/process-a/task", null, "Prefer", "wait=1");
            if (task.status() == 200) {
                // A word that comes twice or too late is refused, and that is fine.
                api.post(
                        "/v1/activities/tasks/" + task.at("token") + "/success",
                        "\"output of " + task.at("state") + "\"");
            } else {
                Answer running = api.get("/v1/executions?status=RUNNING").is(200);
                goesOn = !running.json().get("executions").isEmpty();
            }
        }
    }

    /** Whoever was cut off asks again with the same key, and goes on working. What a dead worker has in hand is his now. */
    private void finish(ProcessCut cut) {
        start(cut);
        site.database.run(
                "UPDATE execution_task SET held_until = now() WHERE status = 'OPEN' AND held_until IS NOT NULL AND owner = ?",
                cut.owner());
        work(cut, () -> true);
    }

    private void assertWhole(ProcessCut cut) {
        String owner = cut.owner();
        Answer execution = client(cut).get("/v1/executions/" + start(cut).at("executionId"));
        assertEquals("SUCCEEDED", execution.at("status"), owner);
        int executions = cut.process().equals(ProcessCut.TWO) ? 1 : 2;
        assertEquals(
                executions,
                client(cut).get("/v1/executions").json().get("executions").size(),
                owner);
        assertEquals(
                executions,
                site.database.count(
                        "SELECT count(*) FROM outbox_event WHERE type LIKE 'execution.%' AND owner = ?", owner));
        if (!cut.process().equals(ProcessCut.WAITS)) {
            assertDocument(cut, execution.at("transactionId"), execution.at("executionId"));
        }
    }

    /** As the service tells it, and as it lies in the store. Nobody knows before what step-f will answer. */
    private void assertDocument(ProcessCut cut, String transactionId, String executionId) {
        String stored = site.content("process-data/processes/" + transactionId);
        String known = stored.replaceFirst(",\"step-f-output\":\\{[^}]*}", "");
        boolean isSample = cut.process().equals(ProcessCut.SAMPLE);
        assertEquals(cut.document(isSample ? "abcde" : "ab"), known, cut.owner());
        assertEquals(isSample, known.length() < stored.length(), cut.owner());
        String told = client(cut)
                .get("/v1/executions/" + executionId + "/document")
                .is(200)
                .text();
        assertEquals(stored, told, cut.owner());
    }
}

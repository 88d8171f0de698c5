package io.filesaga.events.sqs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.filesaga.events.InvalidEventException;
import io.filesaga.events.sqs.QueueTally.Outcome;
import io.filesaga.testing.Gate;
import io.filesaga.testing.Given;
import io.filesaga.testing.Queues;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** The receive loops on a real queue, with an intake that does what the test says. */
class PollingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final URI SERVER = Queues.startServer();
    private static final Vertx VERTX = Vertx.vertx();

    private Queues queue = Queues.make(SERVER, "queue-" + UUID.randomUUID());
    private final Gate gate = Queues.gateTo(SERVER);
    private final SqsAsyncClient client = Queues.client(URI.create("http://127.0.0.1:" + gate.port()));
    private final QueueTally tally = new QueueTally();
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final List<Polling> begun = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        gate.open();
        begun.forEach(polling -> polling.stop(PATIENCE).await().indefinitely());
        client.close();
    }

    @AfterAll
    static void close() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    private interface Intake {
        Uni<?> take(String body);
    }

    private Polling begin(Map<String, String> given, Intake intake) {
        SqsSettings settings = Given.settings(SqsSettings.class, given);
        Polling polling = new Polling(
                new SqsQueue(client, queue.url(), settings),
                message -> {
                    String body = new String(message, StandardCharsets.UTF_8);
                    taken.add(body);
                    return intake.take(body);
                },
                tally,
                settings,
                InstantSource.system(),
                VERTX);
        begun.add(polling);
        polling.begin();
        return polling;
    }

    private static Uni<Void> done() {
        return Uni.createFrom().voidItem();
    }

    private static Uni<Void> failed() {
        return Uni.createFrom().failure(new IllegalStateException("away"));
    }

    private void awaitEmptyQueue() {
        Awaitility.await().until(() -> queue.size() == 0);
    }

    @Test
    void whatIsAppliedIsDeletedAndNothingComesTwice() {
        List<String> sent = IntStream.range(0, 35).mapToObj(i -> "message " + i).toList();
        sent.forEach(queue::send);
        begin(Map.of("loops", "3"), body -> done());
        awaitEmptyQueue();
        assertEquals(sent.stream().sorted().toList(), taken.stream().sorted().toList());
        assertEquals(35, tally.of(Outcome.APPLIED));
    }

    @Test
    void aMessageThatFailsHoldsNobodyBackAndIsDeliveredAgain() {
        queue = Queues.make(SERVER, "patient-" + UUID.randomUUID(), 100);
        AtomicBoolean away = new AtomicBoolean(true);
        List.of("a", "bad", "b").forEach(queue::send);
        begin(Map.of("hold", "0s", "visibility", "1s"), body -> body.equals("bad") && away.get() ? failed() : done());
        Awaitility.await().until(() -> tally.of(Outcome.GIVEN_BACK) > 0 && queue.size() == 1);
        assertEquals(2, tally.of(Outcome.APPLIED));
        away.set(false);
        awaitEmptyQueue();
        assertEquals(3, tally.of(Outcome.APPLIED));
        assertEquals(List.of(), queue.dead());
    }

    /** More tries than the message has deliveries, and still it is not taken for dead. */
    @Test
    void anOutageOfOursUsesUpNoDeliveries() {
        queue = Queues.make(SERVER, "once-" + UUID.randomUUID(), 1);
        queue.send("a");
        begin(Map.of("visibility", "1s"), body -> taken.size() <= 2 ? failed() : done());
        awaitEmptyQueue();
        assertEquals(1, tally.of(Outcome.APPLIED));
        assertEquals(0, tally.of(Outcome.GIVEN_BACK));
        assertEquals(List.of(), queue.dead());
    }

    @Test
    void whatCannotBeReadEndsInTheDeadLetterQueue() {
        queue.send("poison");
        queue.send("good");
        begin(Map.of("visibility", "1s"), body -> {
            if (body.equals("poison")) {
                throw new InvalidEventException("message", "JSON is needed.");
            }
            return done();
        });
        awaitEmptyQueue();
        Awaitility.await().until(() -> queue.dead().equals(List.of("poison")));
        assertEquals(Queues.DELIVERIES, tally.of(Outcome.INVALID));
        assertEquals(1, tally.of(Outcome.APPLIED));
    }

    /** Hidden for one second at a time, it is in hand for longer; a second message shows that the others still poll. */
    @Test
    void aMessageStaysHiddenForAsLongAsItIsBeingApplied() {
        CompletableFuture<Void> slow = new CompletableFuture<>();
        queue.send("slow");
        begin(
                Map.of("visibility", "1s"),
                body -> body.equals("slow") ? Uni.createFrom().completionStage(slow) : done());
        Awaitility.await().until(() -> taken.contains("slow"));
        long began = System.nanoTime();
        Awaitility.await()
                .until(() -> System.nanoTime() - began > Duration.ofSeconds(3).toNanos());
        queue.send("quick");
        Awaitility.await().until(() -> tally.of(Outcome.APPLIED) == 1);
        assertEquals(List.of("slow", "quick"), taken);
        slow.complete(null);
        awaitEmptyQueue();
        assertEquals(List.of("slow", "quick"), taken);
    }

    @Test
    void aQueueThatCannotBeReachedIsAskedAgain() {
        gate.shut();
        begin(Map.of(), body -> done());
        Awaitility.await().until(() -> tally.failures() > 0);
        assertFalse(tally.isReachable());
        queue.send("a");
        gate.open();
        Awaitility.await().atMost(PATIENCE).until(() -> tally.of(Outcome.APPLIED) == 1);
        awaitEmptyQueue();
        assertTrue(tally.isReachable());
    }

    @Test
    void aStopWaitsForWhatIsBeingAppliedAndFetchesNothingMore() {
        CompletableFuture<Void> slow = new CompletableFuture<>();
        queue.send("slow");
        Polling polling = begin(Map.of(), body -> Uni.createFrom().completionStage(slow));
        Awaitility.await().until(() -> taken.contains("slow"));
        CompletableFuture<Void> stopped = polling.stop(PATIENCE).subscribeAsCompletionStage();
        queue.send("late");
        assertFalse(stopped.isDone());
        slow.complete(null);
        stopped.join();
        assertEquals(List.of("slow"), taken);
        assertEquals(1, queue.size());
    }

    /** Hidden for ten minutes, it would not come again so soon. Alone, for the server may answer a poll that was given up. */
    @Test
    void aStopGivesBackAtOnceWhatCannotBeApplied() {
        queue.send("a");
        Polling polling = begin(Map.of("visibility", "10m", "loops", "1"), body -> failed());
        Awaitility.await().until(() -> taken.contains("a"));
        polling.stop(PATIENCE).await().indefinitely();
        assertEquals(1, tally.of(Outcome.GIVEN_BACK));
        begin(Map.of(), body -> done());
        awaitEmptyQueue();
    }

    @Test
    void aStopDoesNotWaitForTheEndOfALongPoll() {
        Polling polling = begin(Map.of("loops", "4"), body -> done());
        queue.send("a");
        Awaitility.await().until(() -> tally.of(Outcome.APPLIED) == 1);
        polling.stop(PATIENCE).await().atMost(PATIENCE);
    }
}

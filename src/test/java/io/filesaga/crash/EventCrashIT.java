package io.filesaga.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.filesaga.testing.Answer;
import io.filesaga.testing.Api;
import io.filesaga.testing.S3Events;
import io.filesaga.testing.ServiceProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * 10,000 changes of 500 keys, told three times each, shuffled, in batches by 8 senders who tell again what was not
 * answered, while the service is killed twice.
 */
class EventCrashIT {

    private static final int KEYS = 500;
    private static final int CHANGES = 10_000;
    private static final int TOLD = 3;
    private static final int BATCH = 100;
    private static final int SENDERS = 8;
    private static final String OWNER = "others";

    private final CrashSite site = new CrashSite();
    private final ExecutorService threads = Executors.newFixedThreadPool(SENDERS);
    private final AtomicInteger answered = new AtomicInteger();
    private volatile ServiceProcess service = start();

    @AfterEach
    void leave() {
        threads.shutdownNow();
        service.kill();
        site.close();
    }

    private ServiceProcess start() {
        return ServiceProcess.start(site.settings("quarkus.s3.endpoint-override", site.endpoint()));
    }

    @Test
    void aStreamOfEventsEndsWithTheTableAsTheBucket() {
        List<String> events = changes();
        List<CompletableFuture<Void>> senders = IntStream.range(0, SENDERS)
                .mapToObj(number -> CompletableFuture.runAsync(() -> tell(events, number), threads))
                .toList();
        int batches = events.size() / BATCH;
        for (int kill = 1; kill <= 2; kill++) {
            int enough = batches * kill / 3;
            Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> answered.get() >= enough);
            service.kill();
            service = start();
        }
        senders.forEach(CompletableFuture::join);
        assertEquals(batches, answered.get());
        site.awaitEnd("%");
        site.assertInStep();
    }

    /** The bucket is as it is after all of them; the events are of every change on the way there. */
    private List<String> changes() {
        Random random = new Random(1);
        List<String> events = new ArrayList<>();
        boolean[] there = new boolean[KEYS];
        for (int sequence = 1; sequence <= CHANGES; sequence++) {
            int number = random.nextInt(KEYS);
            there[number] = random.nextInt(4) > 0;
            String key = "files/" + OWNER + "/folder/" + number;
            events.add(there[number] ? S3Events.created(key, sequence) : S3Events.removed(key, sequence));
        }
        IntStream.range(0, KEYS)
                .filter(number -> there[number])
                .forEach(number -> site.put("files/" + OWNER + "/folder/" + number, "content " + number));
        List<String> told = new ArrayList<>();
        IntStream.range(0, TOLD).forEach(time -> told.addAll(events));
        Collections.shuffle(told, random);
        return told;
    }

    private void tell(List<String> events, int sender) {
        Api api = Api.with(() -> service.base(), CrashSite.SECRET);
        for (int batch = sender; batch < events.size() / BATCH; batch += SENDERS) {
            String message = S3Events.message(
                    events.subList(batch * BATCH, (batch + 1) * BATCH).toArray(String[]::new));
            Awaitility.await("a batch is taken")
                    .atMost(Duration.ofSeconds(90))
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(100))
                    .ignoreException(IllegalStateException.class)
                    .until(() -> api.post("/v1/events/s3", message), EventCrashIT::isTaken);
            answered.incrementAndGet();
        }
    }

    private static boolean isTaken(Answer answer) {
        return answer.status() == 503 ? false : answer.is(202).status() == 202;
    }
}

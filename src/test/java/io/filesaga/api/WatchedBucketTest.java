package io.filesaga.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.filesaga.sagas.engine.Recovery;
import io.filesaga.testing.Answer;
import io.filesaga.testing.Api;
import io.filesaga.testing.BucketWatcher;
import io.filesaga.testing.ByHand;
import io.filesaga.testing.Queues;
import io.filesaga.testing.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A bucket that others and the service change at once, and a source of events that really looks into it. */
@QuarkusTest
@TestProfile(ByHand.class)
class WatchedBucketTest extends ServiceTest {

    private static final int CHANGES = 40;

    @Inject
    Recovery recovery;

    private final Api sender = Api.as("sender", "filesaga-events");
    private final Queues queue = Queues.ofTheService();
    private final AtomicInteger told = new AtomicInteger();
    private final List<String> mine = new ArrayList<>();

    /** Over both ways in turn. */
    private void tell(String message) {
        if (told.incrementAndGet() % 2 == 0) {
            queue.send(message);
        } else {
            sender.post("/v1/events/s3", message).is(202);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void theTableEndsAsTheBucket(long seed) {
        Random random = new Random(seed);
        try (BucketWatcher watcher = new BucketWatcher(store, owner, this::tell)) {
            for (int change = 0; change < CHANGES; change++) {
                change(random);
            }
        }
        Awaitility.await().untilAsserted(() -> {
            recovery.sweep().await().indefinitely();
            assertEquals(store.etags(owner).values().stream().sorted().toList(), etags());
        });
        Answer usage = api.get("/v1/usage");
        assertEquals(etags().size(), usage.json().get("files").intValue());
        assertEquals(
                sql.count("SELECT coalesce(sum(size), 0)::bigint FROM stored_file WHERE owner = $1", owner),
                usage.json().get("bytes").longValue());
        assertEquals("0", usage.at("reservedBytes"));
    }

    private void change(Random random) {
        String foreign = "files/" + owner + "/foreign/" + random.nextInt(3);
        byte[] content = new byte[1 + random.nextInt(50)];
        random.nextBytes(content);
        switch (random.nextInt(4)) {
            case 0 -> store.remove(foreign);
            case 1 ->
                mine.add(
                        api.upload("mine " + random.nextInt(3), content).is(201).header("Location"));
            case 2 -> deleteMine();
            default -> store.put(foreign, content, Map.of());
        }
    }

    private void deleteMine() {
        if (!mine.isEmpty()) {
            api.delete(mine.remove(0));
        }
    }

    private List<String> etags() {
        return api.get("/v1/files?limit=1000").is(200).json().get("files").findValuesAsText("etag").stream()
                .sorted()
                .toList();
    }
}

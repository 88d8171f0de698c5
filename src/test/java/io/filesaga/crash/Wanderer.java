package io.filesaga.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.filesaga.testing.Api;
import io.filesaga.testing.Listener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/**
 * Reads everybody's events from the first one on and never stays: after a few, or when it is sent away, it goes on at
 * whichever replica is next, from the last event that it has.
 */
final class Wanderer implements AutoCloseable {

    private static final int FEW = 20;
    private static final Duration LONG = Duration.ofSeconds(60);

    private final Api api;
    private final List<String> heard = new ArrayList<>();
    private final Thread thread = new Thread(this::wander, "wanderer");
    private volatile int wanted = Integer.MAX_VALUE;
    private volatile boolean tired;

    private Wanderer(Api api) {
        this.api = api;
    }

    /** @param api an administrator's */
    static Wanderer on(Api api) {
        Wanderer wanderer = new Wanderer(api);
        wanderer.thread.start();
        return wanderer;
    }

    private void wander() {
        while (!tired && heard.size() < wanted) {
            String last = heard.isEmpty() ? "0-0" : heard.get(heard.size() - 1);
            try (Listener listener = api.listen("/v1/events?all=true&lastEventId=" + last)) {
                Awaitility.await().forever().until(() -> tired || isEnough(listener));
                listener.heard().forEach(event -> heard.add(event.id()));
            }
        }
    }

    private boolean isEnough(Listener listener) {
        int more = listener.heard().size();
        return more >= FEW || listener.ended().isDone() || heard.size() + more >= wanted;
    }

    /** That it has heard, or still hears, each of these once and in order. */
    void assertHeard(List<String> told) throws InterruptedException {
        wanted = told.size();
        thread.join(LONG.toMillis());
        tired = true;
        thread.join();
        assertEquals(told, heard);
    }

    @Override
    public void close() {
        tired = true;
    }
}

package io.filesaga.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Tells of what it sees in the bucket, as a store would that is slow to notice: of what comes and goes between two looks it
 * tells at the end only, that it is gone.
 */
public final class BucketWatcher implements AutoCloseable {

    private final StoreClient store;
    private final String owner;
    private final Consumer<String> told;
    private final CompletableFuture<Void> watch;
    private final Set<String> seen = new TreeSet<>();
    private Map<String, String> last = Map.of();
    private int sequence;
    private volatile boolean closed;

    /** @param told is given messages, and may not fail */
    public BucketWatcher(StoreClient store, String owner, Consumer<String> told) {
        this.store = store;
        this.owner = owner;
        this.told = told;
        this.watch = CompletableFuture.runAsync(this::watch, work -> new Thread(work, "bucket-watcher").start());
    }

    private void watch() {
        while (!closed) {
            look();
        }
        last = Map.of();
        look();
    }

    /** What came and went between two looks is told of as gone by the last one, which tells of all. */
    private void look() {
        Map<String, String> now = store.etags(owner);
        seen.addAll(now.keySet());
        List<String> events = new ArrayList<>();
        for (String key : seen) {
            String etag = now.get(key);
            if (etag == null && (closed || last.containsKey(key))) {
                events.add(S3Events.removed(key, ++sequence));
            } else if (etag != null && !etag.equals(last.get(key))) {
                events.add(S3Events.created(key, ++sequence));
            }
        }
        if (!events.isEmpty()) {
            told.accept(S3Events.message(events.toArray(String[]::new)));
        }
        last = now;
    }

    /** After a last look; fails when any has failed. */
    @Override
    public void close() {
        closed = true;
        watch.join();
    }
}

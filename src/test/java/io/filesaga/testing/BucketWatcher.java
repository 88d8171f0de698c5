package io.filesaga.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Tells of what it sees in the bucket, as a store would that is slow to notice: what comes and goes between two looks it
 * never tells.
 */
public final class BucketWatcher implements AutoCloseable {

    private final StoreClient store;
    private final String owner;
    private final Consumer<String> told;
    private final Thread thread = new Thread(this::watch, "bucket-watcher");
    private Map<String, String> last = Map.of();
    private int sequence;
    private volatile boolean closed;

    /** @param told is given messages, and may not fail */
    public BucketWatcher(StoreClient store, String owner, Consumer<String> told) {
        this.store = store;
        this.owner = owner;
        this.told = told;
        thread.start();
    }

    private void watch() {
        while (!closed) {
            look();
        }
        look();
    }

    private void look() {
        Map<String, String> now = store.etags(owner);
        TreeSet<String> keys = new TreeSet<>(last.keySet());
        keys.addAll(now.keySet());
        List<String> events = new ArrayList<>();
        for (String key : keys) {
            String etag = now.get(key);
            if (etag == null) {
                events.add(S3Events.removed(key, ++sequence));
            } else if (!etag.equals(last.get(key))) {
                events.add(S3Events.created(key, ++sequence));
            }
        }
        if (!events.isEmpty()) {
            told.accept(S3Events.message(events.toArray(String[]::new)));
        }
        last = now;
    }

    /** After a last look. */
    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.join();
    }
}

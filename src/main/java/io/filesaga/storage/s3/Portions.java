package io.filesaga.storage.s3;

import io.filesaga.sdk.Home;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Content of unknown length, cut into portions. Holds at most one portion and one buffer of the content, copied, because
 * a client may send it byte by byte. A full portion is handed out once it is known whether more follows, so that no
 * portion but the only one of an empty content is empty. One reader asks for one portion after the other.
 */
final class Portions implements Flow.Subscriber<ByteBuffer> {

    private static final int FIRST_ROOM = 64 * 1024;

    private final int size;
    private final Home home;
    private final Progress progress;
    private final AtomicInteger signals = new AtomicInteger();

    private volatile @Nullable UniEmitter<? super Portion> reader;
    private volatile Flow.@Nullable Subscription source;
    private volatile @Nullable ByteBuffer arrived;
    private volatile @Nullable Throwable failure;
    private volatile boolean ended;

    /** Touched only while working off signals, one thread at a time. */
    private byte[] room = {};

    private int filled;
    private boolean asked;

    Portions(int size, Home home, Progress progress) {
        this.size = size;
        this.home = home;
        this.progress = progress;
    }

    /** Subscribes to the content; no portion is asked for yet. */
    Portions of(Flow.Publisher<ByteBuffer> content) {
        home.run(() -> content.subscribe(this));
        return this;
    }

    /** The next portion, or the content's own error. Not to be called again before the last call has answered. */
    Uni<Portion> next() {
        return Uni.createFrom().emitter(emitter -> {
            reader = emitter;
            workOff();
        });
    }

    /** Wants no more content. */
    void stop() {
        Flow.Subscription from = source;
        if (from != null) {
            home.run(from::cancel);
        }
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        source = subscription;
        workOff();
    }

    @Override
    public void onNext(ByteBuffer buffer) {
        progress.moved();
        arrived = buffer;
        workOff();
    }

    @Override
    public void onError(Throwable broken) {
        failure = broken;
        workOff();
    }

    @Override
    public void onComplete() {
        ended = true;
        workOff();
    }

    /** Signals come from the content's and from the store's threads: whoever comes first works for all. */
    private void workOff() {
        if (signals.getAndIncrement() > 0) {
            return;
        }
        int seen = 1;
        do {
            step();
            seen = signals.addAndGet(-seen);
        } while (seen > 0);
    }

    private void step() {
        UniEmitter<? super Portion> waiting = reader;
        if (waiting == null) {
            return;
        }
        // Read before taking: what arrives while we copy has its own signal.
        boolean over = ended;
        Throwable broken = failure;
        boolean full = take();
        if (broken != null) {
            reader = null;
            waiting.fail(broken);
        } else if (full || over) {
            reader = null;
            waiting.complete(portion(!full));
        } else {
            ask();
        }
    }

    /** Copies what arrived; true when some of it found no room, and so this portion is full and not the last. */
    private boolean take() {
        ByteBuffer buffer = arrived;
        if (buffer == null) {
            return false;
        }
        int count = Math.min(buffer.remaining(), size - filled);
        if (filled + count > room.length) {
            int doubled = Math.max(FIRST_ROOM, room.length * 2);
            room = Arrays.copyOf(room, Math.min(size, Math.max(doubled, filled + count)));
        }
        buffer.get(room, filled, count);
        filled += count;
        if (buffer.hasRemaining()) {
            return true;
        }
        arrived = null;
        asked = false;
        return false;
    }

    private Portion portion(boolean last) {
        Portion portion = new Portion(ByteBuffer.wrap(room, 0, filled), last);
        room = new byte[0];
        filled = 0;
        return portion;
    }

    private void ask() {
        Flow.Subscription from = source;
        if (from != null && !asked) {
            asked = true;
            home.run(() -> from.request(1));
        }
    }
}

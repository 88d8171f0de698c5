package io.filesaga.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Clients that each do one thing after the other, all at once. */
final class Clients {

    /** One thing that a client does; the number is different each time. */
    interface Act extends IntFunction<Future<Void>> {}

    /**
     * How it went.
     *
     * @param perSecond things done
     * @param p50 milliseconds
     * @param p99 milliseconds
     */
    record Result(double perSecond, double p50, double p99) {

        /** The same counted in the many things that one was made of. */
        Result each(int many) {
            return new Result(perSecond * many, p50, p99);
        }

        private static Result of(long[] nanos, long tookNanos) {
            long[] sorted = nanos.clone();
            Arrays.sort(sorted);
            return new Result(
                    nanos.length * 1e9 / tookNanos,
                    sorted[sorted.length / 2] / 1e6,
                    sorted[(int) (sorted.length * 0.99)] / 1e6);
        }
    }

    private final Vertx vertx;

    Clients(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Does the numbers from {@code first} on. */
    Result run(int clients, int first, int times, Act act) {
        long[] nanos = new long[times];
        AtomicInteger next = new AtomicInteger();
        AtomicInteger left = new AtomicInteger(clients);
        Promise<Void> all = Promise.promise();
        long began = System.nanoTime();
        for (int i = 0; i < clients; i++) {
            vertx.runOnContext(ready -> goOn(first, next, nanos, act, left, all));
        }
        all.future().toCompletionStage().toCompletableFuture().join();
        return Result.of(nanos, System.nanoTime() - began);
    }

    private void goOn(int first, AtomicInteger next, long[] nanos, Act act, AtomicInteger left, Promise<Void> all) {
        int number = next.getAndIncrement();
        if (number >= nanos.length) {
            if (left.decrementAndGet() == 0) {
                all.complete();
            }
            return;
        }
        long began = System.nanoTime();
        act.apply(first + number).onFailure(all::tryFail).onSuccess(done -> {
            nanos[number] = System.nanoTime() - began;
            goOn(first, next, nanos, act, left, all);
        });
    }
}

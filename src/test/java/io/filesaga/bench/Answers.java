package io.filesaga.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** How long after an execution's end they who wait for it have their answer, at the replica that ends it or another. */
final class Answers {

    /** Until the one who waits is surely waiting. */
    private static final long LEAD_MILLIS = 50;

    private final Vertx vertx;
    private final Clients clients;

    Answers(Vertx vertx, Clients clients) {
        this.vertx = vertx;
        this.clients = clients;
    }

    /** @return a line of the report */
    String measure(String where, Service ending, Service waiting, int many, int first, int times) {
        Queue<Duration> late = new ConcurrentLinkedQueue<>();
        clients.run(
                many,
                first,
                times,
                number -> ending.patient(number)
                        .compose(execution -> Future.all(
                                waiting.sinceTheEnd(execution).onSuccess(late::add),
                                afterLead().compose(now -> ending.stop(execution))))
                        .mapEmpty());
        List<Duration> sorted = late.stream().sorted().toList();
        return String.format(
                Locale.ROOT,
                "- From end to answer, %s, %d clients: p50 %.1f ms, p99 %.1f ms.",
                where,
                many,
                sorted.get(times / 2).toNanos() / 1e6,
                sorted.get((int) (times * 0.99)).toNanos() / 1e6);
    }

    private Future<Void> afterLead() {
        Promise<Void> lead = Promise.promise();
        vertx.setTimer(LEAD_MILLIS, now -> lead.complete());
        return lead.future();
    }
}

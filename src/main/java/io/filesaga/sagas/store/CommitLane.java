package io.filesaga.sagas.store;

import io.filesaga.sagas.Write;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The commits of one shape. A commit that finds the lane free goes at once; what arrives while {@code maxInFlight} are
 * under way gathers and goes together.
 */
final class CommitLane {

    private record Waiting(
            List<Write> writes,
            UniEmitter<? super Void> emitter,
            @Nullable Context context) {

        void done() {
            hop(() -> emitter.complete(null));
        }

        void failed(Throwable failure) {
            hop(() -> emitter.fail(failure));
        }

        private void hop(Runnable answer) {
            if (context == null) {
                answer.run();
            } else {
                context.runOnContext(ignored -> answer.run());
            }
        }
    }

    /** A conflict that outlives so many tries is no race any more. */
    private static final int MOST_TRIES = 10;

    private final Pool pool;
    private final BatchSql sql;
    private final GroupCommitSettings settings;
    private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger inFlight = new AtomicInteger();

    CommitLane(Pool pool, BatchSql sql, GroupCommitSettings settings) {
        this.pool = pool;
        this.sql = sql;
        this.settings = settings;
    }

    Uni<Void> commit(List<Write> writes) {
        return Uni.createFrom().emitter(emitter -> {
            queue.add(new Waiting(writes, emitter, Vertx.currentContext()));
            pump();
        });
    }

    private void pump() {
        while (!queue.isEmpty() && enter()) {
            List<Waiting> batch = take();
            if (batch.isEmpty()) {
                inFlight.decrementAndGet();
            } else {
                write(batch);
            }
        }
    }

    private boolean enter() {
        int now = inFlight.get();
        return now < settings.maxInFlight() && (inFlight.compareAndSet(now, now + 1) || enter());
    }

    private List<Waiting> take() {
        List<Waiting> batch = new ArrayList<>();
        while (batch.size() < settings.maxBatch()) {
            Waiting next = queue.poll();
            if (next == null) {
                break;
            }
            batch.add(next);
        }
        return batch;
    }

    private void write(List<Waiting> batch) {
        execute(batch, 1).onTermination().invoke(this::leave).subscribe().with(ignored -> {}, ignored -> {});
    }

    private void leave() {
        inFlight.decrementAndGet();
        pump();
    }

    /** Never fails: every waiting commit has been told how it went. */
    private Uni<Void> execute(List<Waiting> batch, int tried) {
        return Uni.createFrom()
                .deferred(() -> pool.preparedQuery(sql.text())
                        .execute(sql.arguments(
                                batch.stream().map(Waiting::writes).toList())))
                .ifNoItem()
                .after(settings.timeout())
                .fail()
                .replaceWithVoid()
                .onItem()
                .invoke(() -> batch.forEach(Waiting::done))
                .onFailure()
                .recoverWithUni(failure -> settle(batch, failure, tried));
    }

    /** What fails in company is tried alone: only the culprit shall suffer. */
    private Uni<Void> settle(List<Waiting> batch, Throwable failure, int tried) {
        CommitFailure verdict = CommitFailure.of(failure, sql.parts());
        if (verdict instanceof CommitFailure.Unknown unknown) {
            batch.forEach(waiting -> waiting.failed(unknown.failure()));
            return Uni.createFrom().voidItem();
        }
        if (batch.size() == 1 && verdict instanceof CommitFailure.Final last) {
            batch.get(0).failed(last.failure(batch.get(0).writes()));
            return Uni.createFrom().voidItem();
        }
        if (tried >= MOST_TRIES) {
            batch.forEach(waiting -> waiting.failed(new DatabaseException(failure)));
            return Uni.createFrom().voidItem();
        }
        Uni<Void> oneByOne = Uni.createFrom().voidItem();
        for (Waiting waiting : batch) {
            oneByOne = oneByOne.chain(() -> execute(List.of(waiting), tried + 1));
        }
        return oneByOne;
    }
}

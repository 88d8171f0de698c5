package io.filesaga.sagas.engine;

import io.filesaga.sagas.Snapshot;
import io.filesaga.sagas.store.StaleTokenException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Runs a saga that this node holds to its rest, whether or not anybody listens. */
@Singleton
public class Background {

    private static final Logger LOG = Logger.getLogger(Background.class);

    private final Runner runner;
    private final InFlight inFlight;

    Background(Runner runner, InFlight inFlight) {
        this.runner = runner;
        this.inFlight = inFlight;
    }

    /** Begins at once; the answer emits when the saga rests. The run leaves the in-flight sagas by itself. */
    <S> Uni<Snapshot<S>> proceed(Run<S> run) {
        return proceed(run, () -> {});
    }

    /** The same, after something that may fail. */
    <S> Uni<Snapshot<S>> proceed(Run<S> run, Runnable before) {
        Uni<Snapshot<S>> rest = Uni.createFrom()
                .deferred(() -> {
                    before.run();
                    return runner.proceed(run);
                })
                .onTermination()
                .invoke(() -> inFlight.leave(run))
                .memoize()
                .indefinitely();
        rest.subscribe().with(ignored -> {}, failure -> report(run, failure));
        return rest;
    }

    private static void report(Run<?> run, Throwable failure) {
        if (failure instanceof StaleTokenException) {
            LOG.infof("saga %s: lease lost, somebody else goes on", run.id());
        } else {
            LOG.warnf("saga %s: left where it is until its lease expires: %s", run.id(), failure.toString());
        }
    }
}

package io.filesaga.sagas.engine;

import io.filesaga.sagas.Refusal;
import io.filesaga.sagas.SagaDefinition;
import io.filesaga.sagas.SagaReasons;
import io.filesaga.sagas.StepOutcome;
import io.filesaga.sagas.store.LeaseStore;
import io.filesaga.sagas.store.SagaRow;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Claims what is due (retries, passed deadlines, expired leases) and runs it. One sweep claims batch after batch while
 * there is a backlog and room; the end of a run goes on with a backlog that found no room.
 */
@Singleton
public class Recovery {

    private static final Logger LOG = Logger.getLogger(Recovery.class);

    private final Definitions definitions;
    private final LeaseStore leases;
    private final Runner runner;
    private final Background background;
    private final InFlight inFlight;
    private final Snapshots snapshots;
    private final Boot boot;
    private final EngineSettings settings;
    private final InstantSource clock;
    private final AtomicBoolean sweeping = new AtomicBoolean();
    private final AtomicBoolean sweepAgain = new AtomicBoolean();
    private volatile boolean backlog;

    Recovery(
            Definitions definitions,
            LeaseStore leases,
            Runner runner,
            Background background,
            InFlight inFlight,
            Snapshots snapshots,
            Boot boot,
            EngineSettings settings,
            InstantSource clock) {
        this.definitions = definitions;
        this.leases = leases;
        this.runner = runner;
        this.background = background;
        this.inFlight = inFlight;
        this.snapshots = snapshots;
        this.boot = boot;
        this.settings = settings;
        this.clock = clock;
    }

    /** Leases of this instance's older boots are free at once: their holder is dead. */
    Uni<Void> freeOlderBoots() {
        return leases.freeOlderBoots(boot.lease(), boot.instance())
                .invoke(freed -> {
                    if (freed > 0) {
                        LOG.infof("resuming %d sagas that an earlier run of this instance left", freed);
                    }
                })
                .replaceWithVoid();
    }

    /**
     * Emits when all that was due, and had room, has been claimed; the runs go on. A sweep asked for while one is under
     * way follows it, and is not waited for.
     */
    public Uni<Void> sweep() {
        return Uni.createFrom().deferred(() -> {
            if (!sweeping.compareAndSet(false, true)) {
                sweepAgain.set(true);
                return Uni.createFrom().voidItem();
            }
            sweepAgain.set(false);
            return claimBatches().onTermination().invoke(this::swept);
        });
    }

    private void swept() {
        sweeping.set(false);
        if (sweepAgain.getAndSet(false)) {
            wake();
        }
    }

    void due(@Observes DueWork hint) {
        wake();
    }

    /** A hint that something may be due. */
    void wake() {
        sweep().subscribe().with(ignored -> {}, failure -> LOG.warnf("claiming failed: %s", failure.toString()));
    }

    private Uni<Void> claimBatches() {
        int most = Math.min(settings.claimBatch(), inFlight.room());
        if (most == 0) {
            return Uni.createFrom().voidItem();
        }
        return leases.claim(boot.lease(), clock.instant(), definitions.kinds(), most)
                .chain(claimed -> {
                    Set<UUID> without = claimed.stream()
                            .filter(row -> !run(row))
                            .map(SagaRow::id)
                            .collect(Collectors.toSet());
                    backlog = claimed.size() == most;
                    return giveBack(without)
                            .chain(() ->
                                    backlog ? claimBatches() : Uni.createFrom().voidItem());
                });
    }

    /** What was claimed and has found no room, or no time, is due at once for others. */
    private Uni<Void> giveBack(Set<UUID> ids) {
        return ids.isEmpty() ? Uni.createFrom().voidItem() : leases.release(boot.lease(), ids);
    }

    /** False when it was not taken in hand. What cannot be read is left to its lease. */
    private boolean run(SagaRow row) {
        try {
            return definitions
                    .find(row.type(), row.version())
                    .map(definition -> run(definition, row))
                    .orElse(true);
        } catch (RuntimeException unreadable) {
            LOG.errorf(unreadable, "saga %s cannot be run: left to its lease", row.id());
            return true;
        }
    }

    private <S> boolean run(SagaDefinition<S> definition, SagaRow row) {
        Run<S> run = new Run<>(definition, row, snapshots.state(definition, row), null, true);
        Instant now = clock.instant();
        try {
            inFlight.enter(run);
        } catch (io.filesaga.sagas.RefusedException full) {
            return false;
        }
        background
                .proceed(run, () -> takeUp(run, now))
                .onTermination()
                .invoke(this::goOn)
                .subscribe()
                .with(ignored -> {}, ignored -> {});
        return true;
    }

    /** A row may have been claimed for its deadline, or after more attempts than it has. */
    private <S> void takeUp(Run<S> run, Instant now) {
        if (runner.decision(run, now).isSpentByRescues(run.position())) {
            runner.apply(run, StepOutcome.failed(lost()), now);
        } else if (run.isAtAwait() && run.position().error() == null) {
            run.takeStoredSignal();
            runner.apply(run, StepOutcome.done(run.state()), now);
        }
    }

    private void goOn() {
        if (backlog && inFlight.room() >= settings.claimBatch()) {
            wake();
        }
    }

    private static Refusal lost() {
        return Refusal.of(SagaReasons.STEP_FAILED, "Every attempt at this step ended with the process that made it.");
    }
}

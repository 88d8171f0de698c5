package io.filesaga.sagas.engine;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.filesaga.sagas.Refusal;
import io.filesaga.sagas.RefusedException;
import io.filesaga.sagas.SagaReasons;
import io.filesaga.sagas.SagaStatus;
import io.filesaga.sagas.Snapshot;
import io.filesaga.sagas.StepOutcome;
import io.filesaga.sagas.Work;
import io.filesaga.sagas.Write;
import io.filesaga.sagas.store.GroupCommit;
import io.filesaga.sagas.store.SagaJson;
import io.filesaga.sagas.store.SagaRow;
import io.filesaga.sagas.store.SagaWrites;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes a run on until it rests: transact steps up to the next call, await or end are one commit; then the call; then
 * the decision; and so on.
 *
 * <p>Fails with {@link io.filesaga.sagas.store.StaleTokenException} or
 * {@link io.filesaga.sagas.store.DatabaseException} when a commit does; the run is then over for this node. A tentative
 * run fails with the refusal of the step that could not be done now, and nothing is stored.
 */
@Singleton
public class Runner {

    private static final Logger LOG = Logger.getLogger(Runner.class);
    private static final TypeReference<Map<String, Object>> JSON_OBJECT = new TypeReference<>() {};

    private final GroupCommit commits;
    private final SagaWrites sagaWrites;
    private final SagaJson json;
    private final ObjectMapper mapper;
    private final Boot boot;
    private final Event<DueWork> dueWork;
    private final InstantSource clock;

    Runner(
            GroupCommit commits,
            SagaWrites sagaWrites,
            SagaJson json,
            ObjectMapper mapper,
            Boot boot,
            Event<DueWork> dueWork,
            InstantSource clock) {
        this.commits = commits;
        this.sagaWrites = sagaWrites;
        this.json = json;
        this.mapper = mapper;
        this.boot = boot;
        this.dueWork = dueWork;
        this.clock = clock;
    }

    /** The first commit of a new saga: its row and its first transact steps. A refused step leaves nothing behind. */
    <S> Uni<Snapshot<S>> begin(Run<S> run) {
        run.begin();
        List<Write> writes = transact(run);
        SagaRow row = row(run);
        return commits.commit(chain(sagaWrites.begin(row, boot.lease()), writes))
                .invoke(() -> {
                    run.committed(true);
                    wake(writes);
                })
                .map(ignored -> run.snapshot(row));
    }

    /** Everything after: emits when the saga rests, or is left to a later attempt. */
    <S> Uni<Snapshot<S>> proceed(Run<S> run) {
        Run.Mark<S> mark = run.mark();
        List<Write> writes = transact(run);
        if (!mustCommit(run, writes)) {
            return call(run);
        }
        SagaRow row = row(run);
        return commits.commit(chain(sagaWrites.advance(row, boot.lease(), run.takesSignal()), writes))
                .onItem()
                .transformToUni(ignored -> {
                    wake(writes);
                    return afterCommit(run, row);
                })
                .onFailure(RefusedException.class)
                .recoverWithUni(refused -> refused(run, mark, ((RefusedException) refused).refusal()));
    }

    private <S> Uni<Snapshot<S>> afterCommit(Run<S> run, SagaRow row) {
        run.committed(false);
        if (run.status() == SagaStatus.WAITING) {
            // A signal that came while the saga was in hand has made it due.
            dueWork.fire(DueWork.HINT);
        }
        return run.position().isHeld() ? call(run) : Uni.createFrom().item(run.snapshot(row));
    }

    private void wake(List<Write> writes) {
        if (writes.stream().anyMatch(write -> write.statement().wakes())) {
            dueWork.fire(DueWork.HINT);
        }
    }

    /** A transact step whose rows were not as they must be: nothing of the commit happened, the saga turns. */
    private <S> Uni<Snapshot<S>> refused(Run<S> run, Run.Mark<S> mark, Refusal why) {
        if (run.isDirty()) {
            run.rewind(mark);
            apply(run, StepOutcome.failed(why), clock.instant());
            return proceed(run);
        }
        return Uni.createFrom().failure(why.asException());
    }

    /** A turn is always written first: from then on nobody else can take the saga forward. */
    private static <S> boolean mustCommit(Run<S> run, List<Write> writes) {
        boolean mayWait =
                run.isTentative() && run.isForward() && writes.isEmpty() && run.work() instanceof Work.Call<S>;
        return run.isDirty() && !mayWait;
    }

    /** Moves the run over the transact steps before it and collects what they write. */
    private <S> List<Write> transact(Run<S> run) {
        List<Write> writes = new ArrayList<>();
        while (run.work() instanceof Work.Transact<S> step) {
            Instant now = clock.instant();
            writes.addAll(step.writes(run.context(now), run.state()));
            apply(run, StepOutcome.done(run.state()), now);
        }
        return writes;
    }

    private <S> Uni<Snapshot<S>> call(Run<S> run) {
        if (!(run.work() instanceof Work.Call<S> work)) {
            throw new IllegalStateException("saga " + run.id() + " has no call at " + run.position());
        }
        Instant startedAt = clock.instant();
        return Uni.createFrom()
                .deferred(() -> work.call(run.context(startedAt), run.state()))
                .onFailure()
                .recoverWithItem(failure -> outcomeOf(run, failure))
                .chain(outcome -> afterCall(run, outcome, startedAt));
    }

    private <S> Uni<Snapshot<S>> afterCall(Run<S> run, StepOutcome<S> outcome, Instant startedAt) {
        if (run.isTentative()) {
            Refusal notNow = notNow(outcome);
            if (notNow != null) {
                return Uni.createFrom().failure(notNow.asException());
            }
        }
        apply(run, outcome, startedAt);
        return proceed(run);
    }

    private static @Nullable Refusal notNow(StepOutcome<?> outcome) {
        if (outcome instanceof StepOutcome.Retry<?> retry) {
            return retry.why();
        }
        return outcome instanceof StepOutcome.Parked<?> parked ? parked.why() : null;
    }

    <S> void apply(Run<S> run, StepOutcome<S> outcome, Instant startedAt) {
        Instant now = clock.instant();
        S state = outcome instanceof StepOutcome.Done<S> done ? done.state() : run.state();
        run.apply(outcome, decision(run, now).after(run.position(), outcome, state), startedAt, now);
    }

    <S> Decision<S> decision(Run<S> run, Instant now) {
        return new Decision<>(run.flow(), now, ThreadLocalRandom.current().nextDouble());
    }

    private static <S> StepOutcome<S> outcomeOf(Run<S> run, Throwable failure) {
        if (failure instanceof RefusedException refused) {
            return StepOutcome.failed(refused.refusal());
        }
        LOG.warnf(failure, "saga %s: step %s failed", run.id(), run.position().step());
        return StepOutcome.retry(Refusal.of(
                SagaReasons.STEP_FAILED,
                failure.getClass().getSimpleName() + " in " + run.position().step()));
    }

    private <S> SagaRow row(Run<S> run) {
        Object result = run.position().status().isFinal() ? run.definition().result(run.state()) : null;
        return run.asRow(
                json.write(run.state()),
                result == null ? null : mapper.convertValue(result, JSON_OBJECT),
                clock.instant());
    }

    private static List<Write> chain(Write saga, List<Write> steps) {
        List<Write> all = new ArrayList<>(steps.size() + 1);
        all.add(saga);
        all.addAll(steps);
        return all;
    }
}

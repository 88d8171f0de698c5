package io.filesaga.sagas.engine;

import io.filesaga.sagas.Direction;
import io.filesaga.sagas.Flow;
import io.filesaga.sagas.Refusal;
import io.filesaga.sagas.SagaDefinition;
import io.filesaga.sagas.SagaStatus;
import io.filesaga.sagas.Signal;
import io.filesaga.sagas.Snapshot;
import io.filesaga.sagas.Step;
import io.filesaga.sagas.StepContext;
import io.filesaga.sagas.StepOutcome;
import io.filesaga.sagas.StepRecord;
import io.filesaga.sagas.Work;
import io.filesaga.sagas.store.Position;
import io.filesaga.sagas.store.SagaRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One saga in this node's hands. Not thread-safe: its steps follow one another.
 *
 * @param <S> what the saga remembers
 */
final class Run<S> {

    /** A saga that tries for days shall not grow without end: its first steps and its latest tries are kept. */
    private static final int LONGEST_HISTORY = 60;

    private static final int KEPT_HEAD = 10;

    private final SagaDefinition<S> definition;
    private final Flow<S> flow;
    private final SagaRow row;
    private final @Nullable Object attachment;
    private final List<StepRecord> history;
    private Position position;
    private S state;
    private long token;
    private @Nullable Signal signal;
    private boolean takesSignal;
    private boolean dirty;
    private boolean tentative;
    private volatile boolean held;

    Run(SagaDefinition<S> definition, SagaRow row, S state, @Nullable Object attachment, boolean held) {
        this.definition = definition;
        this.flow = definition.flow();
        this.row = row;
        this.attachment = attachment;
        this.history = new ArrayList<>(row.history());
        this.position = row.position();
        this.state = state;
        this.token = row.fencingToken();
        this.held = held;
    }

    UUID id() {
        return row.id();
    }

    SagaDefinition<S> definition() {
        return definition;
    }

    Flow<S> flow() {
        return flow;
    }

    Position position() {
        return position;
    }

    S state() {
        return state;
    }

    SagaStatus status() {
        return position.status();
    }

    /** True while a lease of this node is on the row. */
    boolean isHeld() {
        return held;
    }

    boolean takesSignal() {
        return takesSignal;
    }

    /** True when the row does not yet say where the saga is. */
    boolean isDirty() {
        return dirty;
    }

    /** Until its first commit, a saga resumed in a caller's time may still be as if nothing had been tried. */
    boolean isTentative() {
        return tentative;
    }

    void begin() {
        dirty = true;
    }

    void resumeTentatively(Signal given) {
        signal = given;
        tentative = true;
    }

    /** Where the run was, to come back to when its commit is refused. */
    record Mark<S>(Position position, S state, List<StepRecord> history) {}

    Mark<S> mark() {
        return new Mark<>(position, state, List.copyOf(history));
    }

    void rewind(Mark<S> mark) {
        position = mark.position();
        state = mark.state();
        history.clear();
        history.addAll(mark.history());
    }

    /** What is to be done now, or null when the saga rests, is left for later, or is at an await. */
    @Nullable
    Work<S> work() {
        if (!position.isHeld()) {
            return null;
        }
        Step<S> step = step();
        if (position.direction() != Direction.FORWARD) {
            return step.undo();
        }
        if (step instanceof Step.TransactStep<S> transact) {
            return transact.work();
        }
        return step instanceof Step.CallStep<S> call ? call.work() : null;
    }

    boolean isForward() {
        return position.direction() == Direction.FORWARD;
    }

    boolean isAtAwait() {
        return step() instanceof Step.AwaitStep<S>;
    }

    private Step<S> step() {
        return flow.steps().get(flow.indexOf(position.step()));
    }

    StepContext context(Instant now) {
        return new StepContext(
                row.id(),
                row.owner(),
                row.traceParent(),
                now,
                position.attempt(),
                signal,
                position.error(),
                attachment);
    }

    /** The signal that ends the await where the saga is: the oldest stored one, else the deadline's. */
    void takeStoredSignal() {
        takesSignal = !row.signals().isEmpty();
        signal = takesSignal ? row.signals().get(0) : Signal.deadline();
    }

    /** Moves on after an outcome. */
    void apply(StepOutcome<S> outcome, Position next, Instant startedAt, Instant now) {
        record(position, name(outcome), why(outcome), startedAt, now);
        if (outcome instanceof StepOutcome.Done<S> done) {
            state = done.state();
        }
        position = next;
        dirty = true;
    }

    /** Moves on for a reason that is no step's outcome. */
    void move(Position next, String what, @Nullable Refusal why, Instant now) {
        record(position, what, why, now, now);
        position = next;
        dirty = true;
    }

    private void record(Position at, String what, @Nullable Refusal why, Instant from, Instant to) {
        if (history.size() >= LONGEST_HISTORY) {
            history.remove(KEPT_HEAD);
        }
        history.add(new StepRecord(at.step(), at.direction(), at.attempt(), what, from, to, why));
    }

    /** The row as the next commit shall make it, with the token that it must still have. */
    SagaRow asRow(String stateJson, @Nullable Map<String, Object> result, Instant now) {
        boolean ended = position.status().isFinal();
        return new SagaRow(
                row.id(),
                row.type(),
                row.version(),
                position,
                stateJson,
                token,
                row.owner(),
                row.subject(),
                mayBeTriedAnew() ? null : row.idempotencyKey(),
                row.traceParent(),
                row.signals(),
                List.copyOf(history),
                position.status() == SagaStatus.COMPLETED ? result : null,
                row.createdAt(),
                now,
                ended ? now : null);
    }

    private boolean mayBeTriedAnew() {
        Refusal why = position.error();
        return position.status() == SagaStatus.COMPENSATED && why != null && !definition.isAnswer(why);
    }

    /** The commit happened. */
    void committed(boolean begun) {
        if (!begun) {
            token++;
        }
        takesSignal = false;
        dirty = false;
        tentative = false;
        held = position.isHeld();
    }

    Snapshot<S> snapshot(SagaRow asRow) {
        return new Snapshot<>(asRow.view(), state);
    }

    private String name(StepOutcome<S> outcome) {
        if (outcome instanceof StepOutcome.Done<S>) {
            return isAtAwait() && position.direction() == Direction.FORWARD && signal != null ? signal.name() : "done";
        }
        if (outcome instanceof StepOutcome.Retry<S>) {
            return "retry";
        }
        return outcome instanceof StepOutcome.Parked<S> ? "parked" : "failed";
    }

    private static @Nullable Refusal why(StepOutcome<?> outcome) {
        if (outcome instanceof StepOutcome.Retry<?> retry) {
            return retry.why();
        }
        if (outcome instanceof StepOutcome.Failed<?> failed) {
            return failed.why();
        }
        return outcome instanceof StepOutcome.Parked<?> parked ? parked.why() : null;
    }
}

package io.filesaga.sagas.engine;

import io.filesaga.sagas.Direction;
import io.filesaga.sagas.Flow;
import io.filesaga.sagas.Refusal;
import io.filesaga.sagas.RetryPolicy;
import io.filesaga.sagas.SagaStatus;
import io.filesaga.sagas.Step;
import io.filesaga.sagas.StepOutcome;
import io.filesaga.sagas.store.Position;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a saga goes after an outcome. Pure: no clock, no chance, no I/O of its own.
 *
 * <p>An outcome that does not fit the status (a step's outcome for a saga that nobody holds, anything for one that has
 * ended) changes nothing.
 *
 * @param flow whose saga it is
 * @param now when the outcome came
 * @param random 0 (inclusive) to 1 (exclusive), for the jitter of a pause
 */
record Decision<S>(Flow<S> flow, Instant now, double random) {

    /** After a step's work, forward or back. A WAITING saga is at an await, whose outcome is its signal. */
    Position after(Position at, StepOutcome<S> outcome, S state) {
        if (at.status() == SagaStatus.WAITING) {
            return outcome instanceof StepOutcome.Done<S> ? forward(at, state) : at;
        }
        if (!at.isHeld()) {
            return at;
        }
        if (outcome instanceof StepOutcome.Done<S>) {
            return at.direction() == Direction.FORWARD ? forward(at, state) : back(at, flow.indexOf(at.step()) - 1);
        }
        if (outcome instanceof StepOutcome.Retry<S> retry) {
            return again(at, retry);
        }
        if (outcome instanceof StepOutcome.Parked<S> parked) {
            return park(at, parked.why(), state);
        }
        return fail(at, ((StepOutcome.Failed<S>) outcome).why());
    }

    /** After somebody asked to undo it. */
    Position afterCancel(Position at, Refusal why) {
        boolean idle = at.status() == SagaStatus.WAITING
                || at.status() == SagaStatus.READY
                || (at.status() == SagaStatus.DEAD && at.direction() == Direction.FORWARD);
        return idle && !flow.forwardOnly() ? turn(at, Direction.CANCEL, why) : at;
    }

    /** After a human gave a DEAD saga a fresh set of attempts: held at once, at the step where it died. */
    Position afterRetryByHand(Position at) {
        if (at.status() != SagaStatus.DEAD) {
            return at;
        }
        SagaStatus status = at.direction() == Direction.FORWARD ? SagaStatus.RUNNING : SagaStatus.COMPENSATING;
        return new Position(status, at.direction(), at.step(), 1, null, null, at.error());
    }

    /** After a claim found more attempts begun than the policy allows: its runners died with it. */
    boolean isSpentByRescues(Position at) {
        return at.attempt() > policy(at).maxAttempts();
    }

    private Position forward(Position at, S state) {
        Step<S> step = flow.after(flow.indexOf(at.step()), state);
        if (step == null) {
            return new Position(SagaStatus.COMPLETED, Direction.FORWARD, at.step(), at.attempt(), null, null, null);
        }
        return step instanceof Step.AwaitStep<S> await ? waiting(await, state) : Position.running(step.name());
    }

    private Position waiting(Step.AwaitStep<S> await, S state) {
        Instant deadline = await.deadline().apply(state);
        return new Position(SagaStatus.WAITING, Direction.FORWARD, await.name(), 1, null, deadline, null);
    }

    private Position again(Position at, StepOutcome.Retry<S> retry) {
        RetryPolicy policy = policy(at);
        if (policy.isSpent(at.attempt())) {
            return fail(at, retry.why());
        }
        Duration asked = retry.after();
        Duration pause = asked != null ? asked : policy.backoff().pause(at.attempt(), random);
        SagaStatus status = at.direction() == Direction.FORWARD ? SagaStatus.READY : SagaStatus.COMPENSATING;
        return new Position(
                status, at.direction(), at.step(), at.attempt(), now.plus(pause), null, kept(at, retry.why()));
    }

    private Position fail(Position at, Refusal why) {
        return at.direction() == Direction.FORWARD && !flow.forwardOnly()
                ? turn(at, Direction.BACK, why)
                : new Position(SagaStatus.DEAD, at.direction(), at.step(), at.attempt(), null, null, kept(at, why));
    }

    private Position park(Position at, Refusal why, S state) {
        for (int i = flow.indexOf(at.step()); i >= 0; i--) {
            if (flow.steps().get(i) instanceof Step.AwaitStep<S> await) {
                Position waiting = waiting(await, state);
                return now.isBefore(await.deadline().apply(state)) ? waiting : fail(at, why);
            }
        }
        return fail(at, why);
    }

    private Position turn(Position at, Direction direction, Refusal why) {
        Position turned = new Position(SagaStatus.COMPENSATING, direction, at.step(), 1, null, null, why);
        return back(turned, flow.indexOf(at.step()));
    }

    /** The next undo at or below {@code from}, or the end. */
    private Position back(Position at, int from) {
        for (int i = from; i >= 0; i--) {
            Step<S> step = flow.steps().get(i);
            if (step.undo() != null) {
                return new Position(SagaStatus.COMPENSATING, at.direction(), step.name(), 1, null, null, at.error());
            }
        }
        SagaStatus end = at.direction() == Direction.CANCEL ? SagaStatus.CANCELLED : SagaStatus.COMPENSATED;
        return new Position(end, at.direction(), at.step(), at.attempt(), null, null, at.error());
    }

    /** Going back, the reason to tell is the one that turned the saga, not the trouble with an undo. */
    private static @Nullable Refusal kept(Position at, Refusal why) {
        return at.direction() == Direction.FORWARD || at.error() == null ? why : at.error();
    }

    private RetryPolicy policy(Position at) {
        if (at.direction() != Direction.FORWARD) {
            return flow.undoRetry();
        }
        Step<S> step = flow.steps().get(flow.indexOf(at.step()));
        return step instanceof Step.CallStep<S> call
                ? call.retry()
                : new RetryPolicy(Integer.MAX_VALUE, flow.undoRetry().backoff());
    }
}

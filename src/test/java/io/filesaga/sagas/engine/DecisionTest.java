package io.filesaga.sagas.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.filesaga.sagas.Backoff;
import io.filesaga.sagas.Direction;
import io.filesaga.sagas.Flow;
import io.filesaga.sagas.Refusal;
import io.filesaga.sagas.RetryPolicy;
import io.filesaga.sagas.SagaStatus;
import io.filesaga.sagas.StepOutcome;
import io.filesaga.sagas.store.Position;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DecisionTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final Refusal WHY = Refusal.of("why", "Because.");
    private static final RetryPolicy TWICE =
            new RetryPolicy(2, new Backoff(Duration.ofSeconds(10), Duration.ofSeconds(10)));

    /** reserve(undo) - wait(undo) - look - finish, undone in two tries. */
    private static final Flow<String> BACK = Flow.<String>thatGoesBack(TWICE)
            .transact("reserve", (context, state) -> List.of())
            .undoneByWrites((context, state) -> List.of())
            .await("wait", state -> LATER)
            .undoneByCall((context, state) -> Uni.createFrom().item(StepOutcome.done(state)))
            .call("look", (context, state) -> Uni.createFrom().item(StepOutcome.done(state)), TWICE)
            .transact("finish", (context, state) -> List.of())
            .build();

    private static final Flow<String> ONWARD = Flow.<String>thatOnlyGoesForward()
            .call("push", (context, state) -> Uni.createFrom().item(StepOutcome.done(state)), TWICE)
            .build();

    /** think - note (enough: the state is "full") - wait, and again. */
    private static final Flow<String> ROUND = Flow.<String>thatOnlyGoesForward()
            .call("think", (context, state) -> Uni.createFrom().item(StepOutcome.done(state)), TWICE)
            .transact("note", (context, state) -> List.of())
            .endsHereWhen("full"::equals)
            .await("wait", state -> LATER)
            .build();

    private final Decision<String> decision = new Decision<>(BACK, NOW, 0.5);
    private final Decision<String> onward = new Decision<>(ONWARD, NOW, 0.5);

    @Test
    void doneGoesToTheNextStep() {
        assertEquals(Position.running("finish"), decision.after(Position.running("look"), done(), "s"));
    }

    @Test
    void doneBeforeAnAwaitWaitsUntilItsDeadline() {
        Position next = decision.after(Position.running("reserve"), done(), "s");
        assertEquals(position(SagaStatus.WAITING, "wait", null, LATER, null), next);
    }

    @Test
    void doneAtTheLastStepCompletes() {
        Position next = decision.after(Position.running("finish"), done(), "s");
        assertEquals(SagaStatus.COMPLETED, next.status());
    }

    @Test
    void aRoundBeginsAnewAfterItsLastStep() {
        Position waiting = position(SagaStatus.WAITING, "wait", null, LATER, null);
        assertEquals(Position.running("think"), round().after(waiting, done(), "s"));
    }

    @Test
    void aRoundThatHasNotEnoughGoesOnBeyondItsExit() {
        Position next = round().after(Position.running("note"), done(), "s");
        assertEquals(position(SagaStatus.WAITING, "wait", null, LATER, null), next);
    }

    @Test
    void aRoundThatHasEnoughEndsAtItsExitOnly() {
        assertEquals(
                SagaStatus.COMPLETED,
                round().after(Position.running("note"), done(), "full").status());
        assertEquals(Position.running("note"), round().after(Position.running("think"), done(), "full"));
    }

    @Test
    void aRoundThatNeverWaitsIsNoFlow() {
        var builder = Flow.<String>thatOnlyGoesForward()
                .transact("note", (context, state) -> List.of())
                .endsHereWhen("full"::equals);
        assertThrows(IllegalArgumentException.class, builder::build);
    }

    private static Decision<String> round() {
        return new Decision<>(ROUND, NOW, 0.5);
    }

    @Test
    void aSignalTakesAWaitingSagaOn() {
        Position waiting = position(SagaStatus.WAITING, "wait", null, LATER, null);
        assertEquals(Position.running("look"), decision.after(waiting, done(), "s"));
    }

    @Test
    void aRetryIsDueAfterItsJitteredPause() {
        Position next = decision.after(Position.running("look"), StepOutcome.retry(WHY), "s");
        assertEquals(position(SagaStatus.READY, "look", NOW.plusSeconds(5), null, WHY), next);
    }

    @Test
    void aRetryMayNameItsOwnPause() {
        Position next =
                decision.after(Position.running("look"), new StepOutcome.Retry<>(WHY, Duration.ofSeconds(33)), "s");
        assertEquals(NOW.plusSeconds(33), next.runAt());
    }

    @Test
    void spentAttemptsTurnASagaRound() {
        Position second = new Position(SagaStatus.RUNNING, Direction.FORWARD, "look", 2, null, null, WHY);
        Position next = decision.after(second, StepOutcome.retry(WHY), "s");
        assertEquals(back("wait"), next);
    }

    @Test
    void aFailedCallIsUndoneFromItselfDownwards() {
        assertEquals(back("wait"), decision.after(Position.running("look"), StepOutcome.failed(WHY), "s"));
        assertEquals(back("reserve"), decision.after(Position.running("reserve"), StepOutcome.failed(WHY), "s"));
    }

    @Test
    void undoneStepsFollowEachOtherDownToTheEnd() {
        Position lower = decision.after(back("wait"), done(), "s");
        assertEquals(back("reserve"), lower);
        Position end = decision.after(lower, done(), "s");
        assertEquals(SagaStatus.COMPENSATED, end.status());
        assertEquals(WHY, end.error());
    }

    @Test
    void aCancelledSagaEndsCancelled() {
        Position waiting = position(SagaStatus.WAITING, "wait", null, LATER, null);
        Position turned = decision.afterCancel(waiting, WHY);
        assertEquals(Direction.CANCEL, turned.direction());
        Position end = decision.after(decision.after(turned, done(), "s"), done(), "s");
        assertEquals(SagaStatus.CANCELLED, end.status());
    }

    @Test
    void anUndoThatFailsForGoodIsDeadAndKeepsTheFirstReason() {
        Position next = decision.after(back("wait"), StepOutcome.failed(Refusal.of("other", "Other.")), "s");
        assertEquals(SagaStatus.DEAD, next.status());
        assertEquals(Direction.BACK, next.direction());
        assertEquals(WHY, next.error());
    }

    @Test
    void anUndoIsTriedAgainWithoutALease() {
        Position next = decision.after(back("wait"), StepOutcome.retry(Refusal.of("other", "Other.")), "s");
        assertEquals(SagaStatus.COMPENSATING, next.status());
        assertEquals(NOW.plusSeconds(5), next.runAt());
        assertEquals(false, next.isHeld());
    }

    @Test
    void aForwardOnlySagaIsDeadInsteadOfUndone() {
        Position next = onward.after(Position.running("push"), StepOutcome.failed(WHY), "s");
        assertEquals(SagaStatus.DEAD, next.status());
        assertEquals(Direction.FORWARD, next.direction());
    }

    @Test
    void aForwardOnlySagaCannotBeCancelled() {
        Position ready = position(SagaStatus.READY, "push", NOW, null, WHY);
        assertSame(ready, onward.afterCancel(ready, WHY));
    }

    @Test
    void aPrematureSignalGoesBackToTheAwait() {
        Position next = decision.after(Position.running("look"), StepOutcome.parked(WHY), "s");
        assertEquals(position(SagaStatus.WAITING, "wait", null, LATER, null), next);
    }

    @Test
    void aPrematureSignalAfterTheDeadlineTurnsTheSaga() {
        Decision<String> late = new Decision<>(BACK, LATER, 0.5);
        assertEquals(back("wait"), late.after(Position.running("look"), StepOutcome.parked(WHY), "s"));
    }

    @Test
    void aDeadSagaRetriedByHandGoesOnWhereItDied() {
        Position dead = new Position(SagaStatus.DEAD, Direction.BACK, "wait", 2, null, null, WHY);
        assertEquals(back("wait"), decision.afterRetryByHand(dead));
        Position forward = new Position(SagaStatus.DEAD, Direction.FORWARD, "push", 2, null, null, WHY);
        assertEquals(SagaStatus.RUNNING, onward.afterRetryByHand(forward).status());
    }

    @Test
    void aSagaWhoseRunnersKeepDyingIsSpent() {
        Position third = new Position(SagaStatus.RUNNING, Direction.FORWARD, "look", 3, null, null, null);
        assertEquals(true, decision.isSpentByRescues(third));
        assertEquals(false, decision.isSpentByRescues(Position.running("look")));
    }

    @ParameterizedTest
    @EnumSource(
            value = SagaStatus.class,
            names = {"READY", "COMPLETED", "COMPENSATED", "CANCELLED", "DEAD"})
    void noOutcomeMovesASagaThatNobodyHolds(SagaStatus status) {
        Position at = new Position(status, Direction.FORWARD, "look", 1, null, null, WHY);
        outcomes().forEach(outcome -> assertSame(at, decision.after(at, outcome, "s")));
    }

    @ParameterizedTest
    @EnumSource(
            value = SagaStatus.class,
            names = {"RUNNING", "COMPENSATING", "COMPLETED", "COMPENSATED", "CANCELLED"})
    void onlyIdleSagasAreCancelled(SagaStatus status) {
        Position at = new Position(status, Direction.FORWARD, "look", 1, null, null, WHY);
        assertSame(at, decision.afterCancel(at, WHY));
    }

    @ParameterizedTest
    @EnumSource(value = SagaStatus.class, mode = EnumSource.Mode.EXCLUDE, names = "DEAD")
    void onlyDeadSagasAreRetriedByHand(SagaStatus status) {
        Position at = new Position(status, Direction.FORWARD, "look", 1, null, null, WHY);
        assertSame(at, decision.afterRetryByHand(at));
    }

    @Test
    void onlyASignalMovesAWaitingSaga() {
        Position at = position(SagaStatus.WAITING, "wait", null, LATER, null);
        outcomes()
                .filter(outcome -> !(outcome instanceof StepOutcome.Done<String>))
                .forEach(outcome -> assertSame(at, decision.after(at, outcome, "s")));
    }

    private static Stream<StepOutcome<String>> outcomes() {
        return Stream.of(done(), StepOutcome.retry(WHY), StepOutcome.failed(WHY), StepOutcome.parked(WHY));
    }

    private static StepOutcome<String> done() {
        return StepOutcome.done("s");
    }

    private static Position back(String step) {
        return new Position(SagaStatus.COMPENSATING, Direction.BACK, step, 1, null, null, WHY);
    }

    private static Position position(SagaStatus status, String step, Instant runAt, Instant deadline, Refusal error) {
        return new Position(status, Direction.FORWARD, step, 1, runAt, deadline, error);
    }
}

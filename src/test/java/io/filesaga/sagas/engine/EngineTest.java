package io.filesaga.sagas.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.filesaga.sagas.IdempotencyKey;
import io.filesaga.sagas.Refusal;
import io.filesaga.sagas.RefusedException;
import io.filesaga.sagas.SagaReasons;
import io.filesaga.sagas.SagaStatus;
import io.filesaga.sagas.SagaView;
import io.filesaga.sagas.Signal;
import io.filesaga.sagas.Snapshot;
import io.filesaga.sagas.Start;
import io.filesaga.sagas.Started;
import io.filesaga.sagas.StepOutcome;
import io.filesaga.sagas.StepRecord;
import io.filesaga.sagas.TimeOrderedIds;
import io.filesaga.sagas.engine.ToySaga.Toy;
import io.filesaga.sagas.store.Housekeeping;
import io.filesaga.testing.ByHand;
import io.filesaga.testing.EmbeddedBackends;
import io.filesaga.testing.SettableClock;
import io.filesaga.testing.Sql;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** The engine on a real database, its loop and clock driven by hand. */
@QuarkusTest
@TestProfile(ByHand.class)
@QuarkusTestResource(EmbeddedBackends.class)
class EngineTest {

    private static final Refusal TROUBLE = Refusal.of("trouble", "Not now.");
    private static final Refusal NEVER = Refusal.of("never", "Never.");

    @Inject
    Engine engine;

    @Inject
    Recovery recovery;

    @Inject
    Caretaker caretaker;

    @Inject
    Housekeeping housekeeping;

    @Inject
    ToySaga toys;

    @Inject
    TimeOrderedIds ids;

    @Inject
    SettableClock clock;

    @Inject
    Sql sql;

    private String name;

    @BeforeEach
    void table(TestInfo test) {
        name = test.getTestMethod().orElseThrow().getName() + " " + UUID.randomUUID();
        sql.run(
                "CREATE TABLE IF NOT EXISTS toy (saga_id uuid, mark text, CONSTRAINT toy_mark_is_unique UNIQUE (mark))");
    }

    @Test
    void aSagaRunsToItsAwaitAndOnWithTheSignal() {
        UUID id = waiting();
        Snapshot<Toy> ended = resume(id);
        assertEquals(SagaStatus.COMPLETED, ended.status());
        assertEquals(name, ended.view().result().get("name"));
        assertEquals(List.of("mark", "knock", "wait", "look", "seal"), steps(ended.view()));
        assertEquals(2, marks());
    }

    @Test
    void aResumedSagaIsFinishedByOneCommit() {
        UUID id = waiting();
        long before = sql.writingCommits();
        resume(id);
        assertEquals(1, sql.writingCommits() - before);
    }

    @Test
    void aFailingCallLeavesAResumedSagaUnharmed() {
        UUID id = waiting();
        toys.script(name, (step, attempt) -> Uni.createFrom().item(StepOutcome.retry(TROUBLE)));
        long before = sql.writingCommits();
        assertRefused("trouble", () -> resume(id));
        assertEquals(0, sql.writingCommits() - before);
        assertEquals(SagaStatus.WAITING, view(id).status());
    }

    @Test
    void aPrematureSignalLeavesAResumedSagaWaiting() {
        UUID id = waiting();
        toys.script(name, (step, attempt) -> Uni.createFrom().item(StepOutcome.parked(TROUBLE)));
        assertRefused("trouble", () -> resume(id));
        toys.script(name, (step, attempt) -> done());
        assertEquals(SagaStatus.COMPLETED, resume(id).status());
    }

    @Test
    void ofManyResumesOneWinsAndAllSeeTheSameEnd() {
        UUID id = waiting();
        List<Uni<Snapshot<Toy>>> all = IntStream.range(0, 20)
                .mapToObj(i -> engine.resume(toys, "alice", id, Signal.named("go")))
                .toList();
        List<Snapshot<Toy>> ends = Uni.join().all(all).andFailFast().await().atMost(Duration.ofSeconds(30));
        ends.forEach(end -> assertEquals(SagaStatus.COMPLETED, end.status()));
        assertEquals(2, marks());
    }

    @Test
    void aStoredSignalWakesAWaitingSaga() {
        UUID id = waiting();
        await(engine.signal(id, Signal.named("go")));
        assertEquals(SagaStatus.COMPLETED, ended(id).status());
        assertTrue(view(id).history().stream().map(StepRecord::outcome).toList().contains("go"));
    }

    @Test
    void aSignalBeforeItsAwaitIsNotLostAndNotWaitedFor() {
        Gate knock = new Gate();
        toys.script(name, (step, attempt) -> step.equals("knock") ? knock.enter() : done());
        UUID id = await(start(null)).saga().view().id();
        Awaitility.await().until(() -> knock.isEntered());
        await(engine.signal(id, Signal.named("early")));
        knock.open(StepOutcome.done(toy()));
        assertEquals(SagaStatus.COMPLETED, ended(id).status());
    }

    @Test
    void aSignalToAnEndedSagaIsRefusedWithItsEnd() {
        UUID id = waiting();
        resume(id);
        RefusedException refused =
                assertThrows(RefusedException.class, () -> await(engine.signal(id, Signal.named("go"))));
        assertEquals(SagaReasons.SAGA_ENDED, refused.refusal().reason());
        assertTrue(refused.refusal().detail().contains("COMPLETED"));
    }

    @Test
    void aPassedDeadlineTakesTheSagaOn() {
        UUID id = waiting();
        await(recovery.sweep());
        assertEquals(SagaStatus.WAITING, view(id).status());
        clock.advance(Duration.ofHours(2));
        await(recovery.sweep());
        assertEquals(SagaStatus.COMPLETED, ended(id).status());
        assertTrue(view(id).history().stream().map(StepRecord::outcome).toList().contains("deadline"));
    }

    @Test
    void aFailingCallIsTriedAgainWhenItsPauseIsOver() {
        AtomicInteger tries = new AtomicInteger();
        toys.script(
                name,
                (step, attempt) -> step.equals("knock") && tries.incrementAndGet() < 3
                        ? Uni.createFrom().item(StepOutcome.retry(TROUBLE))
                        : done());
        UUID id = await(start(null)).saga().view().id();
        Awaitility.await().until(() -> view(id).status() == SagaStatus.READY);
        assertEquals(TROUBLE, view(id).error());
        clock.advance(ToySaga.PAUSE);
        await(recovery.sweep());
        Awaitility.await().until(() -> tries.get() == 2 && view(id).status() == SagaStatus.READY);
        clock.advance(ToySaga.PAUSE);
        await(recovery.sweep());
        Awaitility.await().until(() -> view(id).status() == SagaStatus.WAITING);
        assertEquals(3, tries.get());
    }

    @Test
    void aSagaThatFailsForGoodIsUndoneLastFirst() {
        toys.script(
                name,
                (step, attempt) -> step.equals("look") ? Uni.createFrom().item(StepOutcome.failed(NEVER)) : done());
        UUID id = waiting();
        Snapshot<Toy> end = resume(id);
        assertEquals(SagaStatus.COMPENSATED, end.status());
        assertEquals(NEVER, end.view().error());
        assertEquals(List.of("mark", "knock", "wait", "look", "knock", "mark"), steps(end.view()));
        assertEquals(1, sql.count("SELECT count(*) FROM toy WHERE mark = $1", "unmarked " + name));
        assertEquals(0, sql.count("SELECT count(*) FROM toy WHERE mark = $1", "sealed " + name));
    }

    @Test
    void aRefusedFirstStepLeavesNothingBehind() {
        sql.run("INSERT INTO toy (mark) VALUES ($1)", "marked " + name);
        assertRefused("marked-before", () -> await(start(null)));
        assertEquals(0, sql.count("SELECT count(*) FROM saga WHERE subject = $1", name));
    }

    @Test
    void aRefusedLaterStepTurnsTheSaga() {
        UUID id = waiting();
        sql.run("INSERT INTO toy (mark) VALUES ($1)", "sealed " + name);
        Snapshot<Toy> end = resume(id);
        assertEquals(SagaStatus.COMPENSATED, end.status());
        assertEquals("marked-before", end.view().error().reason());
    }

    @Test
    void inABatchOnlyTheCulpritFails() {
        sql.run("INSERT INTO toy (mark) VALUES ($1)", "marked " + name + 7);
        List<Uni<Boolean>> starts = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Toy toy = new Toy(name + i, clock.instant().plusSeconds(3600));
            starts.add(engine.start(toys, new Start<>(ids.next(), "alice", name, toy, null, null, null))
                    .chain(Started::rest)
                    .map(rest -> true)
                    .onFailure(RefusedException.class)
                    .recoverWithItem(false));
        }
        List<Boolean> begun = Uni.join().all(starts).andFailFast().await().atMost(Duration.ofSeconds(30));
        assertEquals(1, begun.stream().filter(ok -> !ok).count());
        assertEquals(false, begun.get(7));
        assertEquals(49, sql.count("SELECT count(*) FROM saga WHERE subject = $1 AND status = 'WAITING'", name));
    }

    @Test
    void anUndoThatKeepsFailingIsDeadUntilAHumanRetriesIt() {
        AtomicInteger mends = new AtomicInteger();
        toys.script(name, (step, attempt) -> switch (step) {
            case "look" -> Uni.createFrom().item(StepOutcome.failed(NEVER));
            case "unknock" -> mends.get() == 0 ? Uni.createFrom().item(StepOutcome.retry(TROUBLE)) : done();
            default -> done();
        });
        UUID id = waiting();
        resume(id);
        while (view(id).status() == SagaStatus.COMPENSATING) {
            clock.advance(ToySaga.PAUSE);
            await(recovery.sweep());
            Awaitility.await().until(() -> view(id).runAt() != null || view(id).status() == SagaStatus.DEAD);
        }
        assertEquals(SagaStatus.DEAD, view(id).status());
        assertEquals(NEVER, view(id).error());
        mends.set(1);
        assertEquals(SagaStatus.COMPENSATED, await(engine.retry(id)).status());
        assertRefused(SagaReasons.NOT_IN_STATUS, () -> await(engine.retry(id)));
    }

    @Test
    void aWaitingSagaCanBeCancelledAndAnEndedOneNot() {
        UUID id = waiting();
        SagaView end = await(engine.cancel(id, NEVER));
        assertEquals(SagaStatus.CANCELLED, end.status());
        assertRefused(SagaReasons.NOT_IN_STATUS, () -> await(engine.cancel(id, NEVER)));
        assertEquals(SagaStatus.CANCELLED, resume(id).status());
    }

    @Test
    void theSameKeyBeginsOneSagaAndAnotherRequestIsRefused() {
        IdempotencyKey key = new IdempotencyKey(name, "print");
        Started<Toy> first = await(start(key));
        Started<Toy> second = await(start(key));
        assertEquals(first.saga().view().id(), second.saga().view().id());
        assertTrue(second.repeated());
        assertRefused(SagaReasons.KEY_REUSED, () -> await(start(new IdempotencyKey(name, "other"))));
    }

    @Test
    void anExpiredLeaseIsTakenOverAndAFreshOneNot() {
        Gate knock = new Gate();
        AtomicInteger knocks = new AtomicInteger();
        toys.script(name, (step, attempt) -> {
            boolean first = step.equals("knock") && knocks.incrementAndGet() == 1;
            return first ? knock.enter() : done();
        });
        UUID id = await(start(null)).saga().view().id();
        Awaitility.await().until(() -> knock.isEntered());
        sql.run("UPDATE saga SET lease_owner = 'other/boot' WHERE id = $1", id);
        await(recovery.sweep());
        assertEquals(1, knocks.get());
        sql.run("UPDATE saga SET lease_expires_at = now() - interval '1 second' WHERE id = $1", id);
        await(recovery.sweep());
        Awaitility.await().until(() -> view(id).status() == SagaStatus.WAITING);
        assertEquals(2, knocks.get());
        staleTokenCannotRecordAStep(id, knock);
    }

    private void staleTokenCannotRecordAStep(UUID id, Gate firstRunner) {
        SagaView before = view(id);
        firstRunner.open(StepOutcome.failed(NEVER));
        resume(id);
        assertEquals(SagaStatus.COMPLETED, view(id).status());
        assertTrue(view(id).history().stream().noneMatch(record -> NEVER.equals(record.error())));
        assertEquals(SagaStatus.WAITING, before.status());
    }

    @Test
    void leasesOfAnOlderBootAreFreeAtOnce() {
        AtomicInteger knocks = new AtomicInteger();
        toys.script(
                name,
                (step, attempt) ->
                        knocks.incrementAndGet() == 1 ? Uni.createFrom().nothing() : done());
        UUID id = await(start(null)).saga().view().id();
        Awaitility.await().until(() -> knocks.get() == 1);
        sql.run("UPDATE saga SET lease_owner = split_part(lease_owner, '/', 1) || '/older' WHERE id = $1", id);
        await(recovery.freeOlderBoots());
        await(recovery.sweep());
        Awaitility.await().until(() -> view(id).status() == SagaStatus.WAITING);
    }

    @Test
    void aSagaOfAnUnknownVersionIsLeftAloneAndReported() {
        UUID id = waiting();
        sql.run("UPDATE saga SET version = 99 WHERE id = $1", id);
        clock.advance(Duration.ofHours(3));
        await(recovery.sweep());
        await(caretaker.care());
        assertEquals(SagaStatus.WAITING, view(id).status());
        assertEquals(1L, caretaker.foreign().get("toy:99"));
        sql.run("DELETE FROM saga WHERE id = $1", id);
    }

    @Test
    void theOldestDueOfTheKindsAskedForIsFoundAndNoOther() {
        UUID id = waiting();
        Instant now = clock.instant();
        Instant due = now.minus(Duration.ofDays(400));
        sql.run("UPDATE saga SET version = 77, deadline = $2 WHERE id = $1", id, due.atOffset(ZoneOffset.UTC));
        assertEquals(due, await(housekeeping.oldestDue(now, Set.of("toy:77", "toy:78"))));
        assertEquals(now, await(housekeeping.oldestDue(now, Set.of("toy:78"))));
        await(caretaker.care());
        assertTrue(caretaker.lag().toDays() < 400, "what nobody here can run is no lag");
        sql.run("DELETE FROM saga WHERE id = $1", id);
    }

    @Test
    void anEndedSagaIsPrunedWhenItsRetentionIsOver() {
        UUID id = waiting();
        resume(id);
        await(caretaker.care());
        assertTrue(await(engine.find(id)).isPresent());
        clock.advance(Duration.ofDays(6));
        await(caretaker.care());
        assertTrue(await(engine.find(id)).isPresent());
        clock.advance(Duration.ofDays(2));
        await(caretaker.care());
        assertTrue(await(engine.find(id)).isEmpty());
    }

    /** A call that is under way until the test lets it end. */
    private static final class Gate {

        private final CompletableFuture<StepOutcome<Toy>> end = new CompletableFuture<>();
        private volatile boolean entered;

        Uni<StepOutcome<Toy>> enter() {
            entered = true;
            return Uni.createFrom().completionStage(end);
        }

        boolean isEntered() {
            return entered;
        }

        void open(StepOutcome<Toy> outcome) {
            end.complete(outcome);
        }
    }

    private UUID waiting() {
        Started<Toy> started = await(start(null));
        assertEquals(SagaStatus.WAITING, await(started.rest()).status());
        return started.saga().view().id();
    }

    private Uni<Started<Toy>> start(IdempotencyKey key) {
        return engine.start(toys, new Start<>(ids.next(), "alice", name, toy(), key, null, null));
    }

    private Toy toy() {
        return new Toy(name, clock.instant().plusSeconds(3600));
    }

    private Uni<StepOutcome<Toy>> done() {
        return Uni.createFrom().item(() -> StepOutcome.done(toy()));
    }

    private Snapshot<Toy> resume(UUID id) {
        return await(engine.resume(toys, "alice", id, Signal.named("go")));
    }

    private SagaView ended(UUID id) {
        return await(engine.awaitEnd(id, Duration.ofSeconds(20)));
    }

    private SagaView view(UUID id) {
        return await(engine.find(id)).orElseThrow();
    }

    private long marks() {
        return sql.count("SELECT count(*) FROM toy WHERE mark LIKE '%' || $1", name);
    }

    private static List<String> steps(SagaView saga) {
        return saga.history().stream().map(StepRecord::step).toList();
    }

    private static void assertRefused(String reason, org.junit.jupiter.api.function.Executable call) {
        assertEquals(
                reason, assertThrows(RefusedException.class, call).refusal().reason());
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(20));
    }
}

package io.filesaga.sagas.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.filesaga.sagas.RefusedException;
import io.filesaga.sagas.SagaReasons;
import io.filesaga.sagas.SagaStatus;
import io.filesaga.sagas.SagaView;
import io.filesaga.sagas.Signal;
import io.filesaga.sagas.Start;
import io.filesaga.sagas.Started;
import io.filesaga.sagas.StepOutcome;
import io.filesaga.sagas.TimeOrderedIds;
import io.filesaga.sagas.Upkeep;
import io.filesaga.sagas.engine.ToySaga.Toy;
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
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A node without timers begins nothing when its time is over, and has nothing in hand when it is frozen. */
@QuarkusTest
@TestProfile(ByHand.class)
@QuarkusTestResource(EmbeddedBackends.class)
class UpkeepTest {

    private static final Duration HOUR = Duration.ofHours(1);

    @Inject
    Engine engine;

    @Inject
    Upkeep upkeep;

    @Inject
    InFlight inFlight;

    @Inject
    ToySaga toys;

    @Inject
    TimeOrderedIds ids;

    @Inject
    SettableClock clock;

    @Inject
    Sql sql;

    private final String name = "upkeep " + UUID.randomUUID();

    @BeforeEach
    void table() {
        sql.run(
                "CREATE TABLE IF NOT EXISTS toy (saga_id uuid, mark text, CONSTRAINT toy_mark_is_unique UNIQUE (mark))");
    }

    @AfterEach
    void allTheTimeThereIs() {
        upkeep.openUntil(Instant.MAX);
        clock.reset();
    }

    @Test
    void afterItsTimeANodeBeginsAndResumesNothing() {
        UUID waiting = started().saga().view().id();
        await(upkeep.settle(clock.instant().plus(HOUR)));
        upkeep.openUntil(clock.instant());
        assertOutOfTime(() -> await(start(name + " late")));
        assertOutOfTime(() -> await(engine.resume(toys, "alice", waiting, Signal.named("go"))));
        upkeep.openUntil(clock.instant().plus(HOUR));
        assertEquals(
                SagaStatus.COMPLETED,
                await(engine.resume(toys, "alice", waiting, Signal.named("go"))).status());
    }

    @Test
    void afterItsTimeANodeClaimsNothing() {
        UUID waiting = started().saga().view().id();
        await(upkeep.settle(clock.instant().plus(HOUR)));
        clock.advance(HOUR.multipliedBy(2));
        upkeep.openUntil(clock.instant());
        await(upkeep.resume());
        assertEquals(SagaStatus.WAITING, view(waiting).status());
        upkeep.openUntil(clock.instant().plus(HOUR));
        await(upkeep.resume());
        assertEquals(0, await(upkeep.settle(clock.instant().plus(HOUR))));
        assertEquals(SagaStatus.COMPLETED, view(waiting).status());
    }

    @Test
    void whatIsInHandAtTheEndIsGivenBackAndDueAtOnce() {
        CompletableFuture<StepOutcome<Toy>> knock = new CompletableFuture<>();
        toys.script(name, (step, attempt) -> Uni.createFrom().completionStage(knock));
        UUID id = started().saga().view().id();
        assertEquals(1, await(upkeep.settle(clock.instant().plusMillis(50))));
        assertEquals(
                1,
                sql.count(
                        "SELECT count(*) FROM saga WHERE id = $1 AND status = 'RUNNING' AND due_at <= clock_timestamp()",
                        id));
        knock.complete(StepOutcome.done(toy()));
        assertEquals(0, await(upkeep.settle(clock.instant().plus(HOUR))));
        assertEquals(0, inFlight.size());
    }

    @Test
    void nobodyWaitsForASagaLongerThanTheNodeHasTime() {
        UUID waiting = started().saga().view().id();
        await(upkeep.settle(clock.instant().plus(HOUR)));
        upkeep.openUntil(clock.instant().plusMillis(50));
        assertEquals(SagaStatus.WAITING, await(engine.awaitEnd(waiting, HOUR)).status());
    }

    private Uni<Started<Toy>> start(String toyName) {
        return engine.start(toys, new Start<>(ids.next(), "alice", toyName, toy(), null, null, null));
    }

    private Started<Toy> started() {
        return await(start(name));
    }

    private Toy toy() {
        return new Toy(name, clock.instant().plus(HOUR));
    }

    private SagaView view(UUID id) {
        return await(engine.find(id)).orElseThrow();
    }

    private static void assertOutOfTime(org.junit.jupiter.api.function.Executable call) {
        assertEquals(
                SagaReasons.OUT_OF_TIME,
                assertThrows(RefusedException.class, call).refusal().reason());
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(Duration.ofSeconds(30));
    }
}

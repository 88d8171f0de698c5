package io.filesaga.sagas.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.filesaga.sagas.SagaStatus;
import io.filesaga.sagas.SagaView;
import io.filesaga.sagas.Signal;
import io.filesaga.sagas.Start;
import io.filesaga.sagas.TimeOrderedIds;
import io.filesaga.sagas.engine.TallySaga.Tally;
import io.filesaga.testing.ByHand;
import io.filesaga.testing.EmbeddedBackends;
import io.filesaga.testing.SettableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Sagas whose steps are gone through again and again. */
@QuarkusTest
@TestProfile(ByHand.class)
@QuarkusTestResource(EmbeddedBackends.class)
class RoundTest {

    @Inject
    Engine engine;

    @Inject
    Recovery recovery;

    @Inject
    TallySaga tallies;

    @Inject
    TimeOrderedIds ids;

    @Inject
    SettableClock clock;

    @Test
    void aRoundTakesOneSignalAfterTheOtherUntilItHasEnough() {
        UUID id = waiting(3);
        signal(id, "first");
        waitingAgain(id, 1);
        signal(id, "second");
        waitingAgain(id, 2);
        signal(id, "third");
        assertEquals(List.of("first", "second", "third"), ended(id));
    }

    @Test
    void signalsThatComeTogetherEachGetARound() {
        UUID id = waiting(20);
        List<Uni<SagaView>> all = IntStream.range(0, 20)
                .mapToObj(i -> engine.signal(id, Signal.named("go-" + i)))
                .toList();
        Uni.join().all(all).andFailFast().await().atMost(Duration.ofSeconds(30));
        assertEquals(20, ended(id).stream().distinct().count());
    }

    @Test
    void aDeadlineIsARoundToo() {
        UUID id = waiting(1);
        clock.advance(Duration.ofHours(2));
        await(recovery.sweep());
        assertEquals(List.of(Signal.deadline().name()), ended(id));
    }

    private UUID waiting(int enough) {
        var tally = new Tally(List.of(), enough, clock.instant().plusSeconds(3600));
        var start = new Start<>(ids.next(), "alice", "tally", tally, null, null, null);
        var started = await(engine.start(tallies, start));
        assertEquals(SagaStatus.WAITING, await(started.rest()).status());
        return started.saga().view().id();
    }

    private void signal(UUID id, String name) {
        await(engine.signal(id, Signal.named(name)));
    }

    private void waitingAgain(UUID id, int signals) {
        org.awaitility.Awaitility.await().until(() -> {
            var saga = await(engine.load(tallies, id)).orElseThrow();
            return saga.status() == SagaStatus.WAITING && saga.state().signals().size() == signals;
        });
    }

    private List<?> ended(UUID id) {
        SagaView view = await(engine.awaitEnd(id, Duration.ofSeconds(20)));
        assertEquals(SagaStatus.COMPLETED, view.status());
        return (List<?>) view.result().get("signals");
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(20));
    }
}

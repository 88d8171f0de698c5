package io.filesaga.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.filesaga.sagas.Upkeep;
import io.filesaga.testing.Given;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShiftsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    /** What was asked of the engine; it has nothing in hand. */
    private static final class Asked implements Upkeep {

        private Instant closing = Instant.MAX;
        private Instant settledBy = Instant.MAX;
        private int thawed;

        @Override
        public void openUntil(Instant end) {
            closing = end;
        }

        @Override
        public Uni<Void> thaw() {
            thawed++;
            return Uni.createFrom().voidItem();
        }

        @Override
        public Uni<Void> resume() {
            return Uni.createFrom().voidItem();
        }

        @Override
        public Uni<Void> tidy() {
            return Uni.createFrom().voidItem();
        }

        @Override
        public Uni<Integer> settle(Instant until) {
            settledBy = until;
            return Uni.createFrom().item(0);
        }
    }

    private final Asked engine = new Asked();
    private Instant now = NOW;
    private final Shifts shifts =
            new Shifts(engine, Given.settings(FunctionSettings.class, Map.of("settle-timeout", "3s")), () -> now);

    @Test
    void nothingIsBegunInTheLastFiveSecondsAndNothingRunsInTheLastOne() {
        Shift shift = shifts.open(30_000);
        assertEquals(NOW.plusSeconds(25), shift.closing());
        assertEquals(NOW.plusSeconds(29), shift.end());
        assertEquals(shift.closing(), engine.closing);
        assertFalse(shift.isClosed(NOW.plusSeconds(24)));
        assertTrue(shift.isClosed(NOW.plusSeconds(25)));
        assertEquals(Duration.ofSeconds(4), shift.left(NOW.plusSeconds(25)));
        assertEquals(Duration.ZERO, shift.left(NOW.plusSeconds(40)));
    }

    /** The emulator of Quarkus tells no deadline, and what it says instead is any number. */
    @Test
    void aTimeThatNoCallCanHaveCountsAsTheLongest() {
        Instant longest = shifts.open(15 * 60 * 1000).closing();
        assertEquals(longest, shifts.open(-1).closing());
        assertEquals(longest, shifts.open(Integer.MIN_VALUE).closing());
        assertEquals(longest, shifts.open(Integer.MAX_VALUE).closing());
        assertTrue(shifts.open(0).isClosed(NOW));
    }

    @Test
    void aCallerWithHisAnswerIsKeptForThreeSecondsAtTheMost() {
        shifts.settleBriefly(shifts.open(30_000)).await().indefinitely();
        assertEquals(NOW.plusSeconds(3), engine.settledBy);
        shifts.settleBriefly(shifts.open(2_000)).await().indefinitely();
        assertEquals(NOW.plusSeconds(1), engine.settledBy);
    }

    @Test
    void itIsNeverTooLateToGiveBack() {
        Shift shift = shifts.open(30_000);
        now = NOW.plusSeconds(60);
        assertEquals(0, shifts.settle(shift).await().indefinitely());
        assertEquals(shift.end(), engine.settledBy);
    }

    @Test
    void connectionsAreLookedAtAfterAPause() {
        shifts.ready().await().indefinitely();
        shifts.settle(shifts.open(30_000)).await().indefinitely();
        now = NOW.plusSeconds(1);
        shifts.ready().await().indefinitely();
        assertEquals(0, engine.thawed);
        now = NOW.plusSeconds(3);
        shifts.ready().await().indefinitely();
        assertEquals(1, engine.thawed);
    }
}

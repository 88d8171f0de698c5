package io.filesaga.sagas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackoffTest {

    /** The largest that a random number can be. */
    private static final double ALMOST_ONE = Math.nextDown(1.0);

    private static final Backoff SECONDS = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60));

    @ParameterizedTest
    @CsvSource({"1, 500", "2, 1000", "3, 2000", "4, 4000", "5, 8000", "6, 16000", "7, 30000", "8, 30000", "1000, 30000"
    })
    void theCeilingDoublesUpToTheCap(int attempt, long millis) {
        assertEquals(Duration.ofMillis(millis), SECONDS.pause(attempt, 0.5));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.25, 1000", "0.5, 2000", "0.75, 3000", "0.99975, 3999"})
    void thePauseIsARandomShareOfTheCeiling(double random, long millis) {
        assertEquals(Duration.ofMillis(millis), SECONDS.pause(3, random));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10, 30, 31, 32, 33, 62, 63, 64, 65, 1_000, Integer.MAX_VALUE})
    void thePauseStaysBelowTheCap(int attempt) {
        for (Duration cap : new Duration[] {Duration.ofMillis(1), Duration.ofMinutes(5), Duration.ofDays(365)}) {
            Backoff backoff = new Backoff(Duration.ofMillis(200), cap);
            assertEquals(Duration.ZERO, backoff.pause(attempt, 0));
            Duration longest = backoff.pause(attempt, ALMOST_ONE);
            assertTrue(!longest.isNegative() && longest.compareTo(cap) < 0, longest::toString);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {30, 31, 32, 33, 63, 64, 65, 1_000, Integer.MAX_VALUE})
    void manyAttemptsDoNotMakeItSmallAgain(int attempt) {
        assertEquals(Duration.ofSeconds(30), SECONDS.pause(attempt, 0.5));
        Backoff standard = Backoff.standard();
        assertEquals(Duration.ofSeconds(150), standard.pause(attempt, 0.5));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 0, -1, Integer.MIN_VALUE})
    void noAttemptIsBeforeTheFirst(int attempt) {
        assertEquals(Duration.ofMillis(500), SECONDS.pause(attempt, 0.5));
    }

    @Test
    void aCapBelowTheBaseIsTheCeiling() {
        Backoff backoff = new Backoff(Duration.ofSeconds(10), Duration.ofSeconds(4));
        assertEquals(Duration.ofSeconds(2), backoff.pause(1, 0.5));
    }

    @Test
    void theStandardGoesFrom200MillisecondsTo5Minutes() {
        assertEquals(new Backoff(Duration.ofMillis(200), Duration.ofMinutes(5)), Backoff.standard());
    }
}

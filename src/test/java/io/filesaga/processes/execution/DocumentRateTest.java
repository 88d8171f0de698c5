package io.filesaga.processes.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.filesaga.processes.data.ProcessSettings;
import io.filesaga.sagas.RefusedException;
import io.filesaga.testing.Given;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How often documents may be read, by a clock that only the test moves. */
class DocumentRateTest {

    private Instant now = Instant.parse("2030-01-01T00:00:00Z");

    private DocumentRate rate(int rate, int burst) {
        var settings =
                Given.settings(ProcessSettings.class, Map.of("document-rate", "" + rate, "document-burst", "" + burst));
        return new DocumentRate(settings, () -> now);
    }

    /** How many of so many reads were let. */
    private static int let(DocumentRate rate, String owner, int reads) {
        int let = 0;
        for (int i = 0; i < reads; i++) {
            try {
                rate.spend(owner);
                let++;
            } catch (RefusedException refused) {
                assertEquals("too-many-requests", refused.refusal().reason());
            }
        }
        return let;
    }

    private static long pause(DocumentRate rate, String owner) {
        return assertThrows(RefusedException.class, () -> rate.spend(owner))
                .refusal()
                .figure("retryAfterSeconds");
    }

    @Test
    void whoHasReadNothingForAWhileMayReadSomeAtOnce() {
        DocumentRate rate = rate(2, 5);
        assertEquals(5, let(rate, "a", 20));
        now = now.plus(Duration.ofHours(1));
        assertEquals(5, let(rate, "a", 20));
    }

    @Test
    void thenHeMayReadAsFastAsTokensCome() {
        DocumentRate rate = rate(2, 5);
        let(rate, "a", 20);
        now = now.plus(Duration.ofMillis(499));
        assertEquals(0, let(rate, "a", 1));
        now = now.plus(Duration.ofMillis(1));
        assertEquals(1, let(rate, "a", 20));
        now = now.plus(Duration.ofMillis(1500));
        assertEquals(3, let(rate, "a", 20));
    }

    @Test
    void whoWaitsAsLongAsHeWasToldIsLet() {
        DocumentRate rate = rate(1, 3);
        let(rate, "a", 3);
        now = now.plus(Duration.ofMillis(300));
        long pause = pause(rate, "a");
        assertEquals(1, pause);
        now = now.plusSeconds(pause);
        assertEquals(1, let(rate, "a", 1));
    }

    @Test
    void whatOneOwnerSpendsNoOtherMisses() {
        DocumentRate rate = rate(1, 2);
        let(rate, "a", 9);
        assertEquals(2, let(rate, "b", 9));
    }

    @Test
    void noRateIsNoLimit() {
        assertEquals(1000, let(rate(0, 1), "a", 1000));
    }

    @Test
    void memoryHasABoundHoweverManyOwnersThereAre() {
        DocumentRate rate = rate(1, 5);
        let(rate, "early", 1);
        now = now.plusSeconds(1);
        for (int i = 0; i < 9_999; i++) {
            rate.spend("owner " + i);
        }
        assertEquals(10_000, rate.owners());
        rate.spend("one more");
        assertEquals(10_000, rate.owners());
        for (int i = 0; i < 50_000; i++) {
            rate.spend("other " + i);
            assertEquals(true, rate.owners() <= 10_000);
        }
    }
}

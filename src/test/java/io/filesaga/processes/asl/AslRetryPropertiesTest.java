package io.filesaga.processes.asl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.filesaga.processes.asl.definition.ErrorEquals;
import io.filesaga.processes.asl.definition.Retrier;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** The arithmetic of retries, for retriers drawn by lot from the number of the repetition. */
class AslRetryPropertiesTest {

    private static final ErrorEquals ANY = new ErrorEquals(List.of("States.ALL"));

    @RepeatedTest(300)
    void waitsGrowUpToTheLongest(RepetitionInfo repetition) {
        AslRandom random = new AslRandom(repetition);
        int interval = random.number(1, 100);
        int longest = interval + random.number(1, 10_000);
        double rate = 1 + random.number(0, 40) / 10.0;
        Retrier plain = new Retrier(ANY, interval, 3, rate, longest, false);
        Retrier jittered = new Retrier(ANY, interval, 3, rate, longest, true);
        SplittableRandom lot = new SplittableRandom(1);
        assertEquals(Duration.ofSeconds(interval), plain.delay(0, lot));
        for (int retries = 0; retries < 60; retries++) {
            Duration delay = plain.delay(retries, lot);
            assertTrue(delay.compareTo(plain.delay(retries + 1, lot)) <= 0);
            assertTrue(delay.compareTo(Duration.ofSeconds(longest)) <= 0);
            Duration drawn = jittered.delay(retries, lot);
            assertTrue(!drawn.isNegative() && drawn.compareTo(delay) <= 0);
        }
        assertEquals(rate > 1 ? longest : interval, plain.delay(5_000, lot).toSeconds());
    }

    /** So that many executions that failed together do not come back together. */
    @RepeatedTest(20)
    void jitterSpreadsOverTheWholeWait(RepetitionInfo repetition) {
        Retrier jittered = new Retrier(ANY, 10, 3, 2, 1_000, true);
        SplittableRandom lot = new SplittableRandom(repetition.getCurrentRepetition());
        double mean = lot.doubles(1_000)
                .mapToLong(ignored -> jittered.delay(1, lot).toMillis())
                .average()
                .orElseThrow();
        assertTrue(mean > 9_000 && mean < 11_000, () -> "mean " + mean);
    }
}

package io.filesaga.sagas.engine;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** No wait here would end by itself before the test is given up. */
class WaitTest {

    private static final Duration LONG = Duration.ofHours(1);

    private final Wait wait = new Wait();

    @Test
    void newsEndAWait() {
        var waiting = wait.next(LONG).subscribeAsCompletionStage();
        assertFalse(waiting.isDone());
        wait.ring();
        waiting.join();
    }

    @Test
    void newsThatComeBeforeTheWaitAreNotLost() {
        wait.ring();
        wait.next(LONG).await().indefinitely();
    }

    @Test
    void newsEndOneWaitAndNotTheNext() {
        wait.ring();
        wait.next(LONG).await().indefinitely();
        var next = wait.next(LONG).subscribeAsCompletionStage();
        assertFalse(next.isDone());
        wait.ring();
        assertTrue(next.isDone());
    }

    @Test
    void aWaitWithoutNewsEndsInTime() {
        wait.next(Duration.ofMillis(1)).await().indefinitely();
    }
}

package io.filesaga.files.upload;

import io.filesaga.sagas.Backoff;
import io.filesaga.sagas.RetryPolicy;
import java.time.Duration;

/** How long uploads bear with a failing store. */
final class UploadRetries {

    /** Asking the store at the deadline: an upload that is there is not thrown away for an outage of three days. */
    static final RetryPolicy INSPECT =
            new RetryPolicy(2000, new Backoff(Duration.ofMillis(500), Duration.ofMinutes(5)));

    /** Cleaning up: then it is DEAD, visible, and a human decides. */
    static final RetryPolicy UNDO = new RetryPolicy(2000, new Backoff(Duration.ofMillis(500), Duration.ofMinutes(5)));

    /** Work in a caller's presence: a few quick tries, then he is told. */
    static final RetryPolicy BRIEF = new RetryPolicy(3, new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1)));

    /** Content can be read once: a run that comes to it after a crash finds it gone, and says so. */
    static final RetryPolicy READ_ONCE =
            new RetryPolicy(20, new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1)));

    private UploadRetries() {}
}

package io.filesaga.sdk;

import java.time.Duration;

/** Our own patience with a call has ended; whether it did anything is unknown. */
public final class NoAnswerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoAnswerException(Duration limit) {
        super("no answer within " + limit.toMillis() + " ms", null, false, false);
    }
}

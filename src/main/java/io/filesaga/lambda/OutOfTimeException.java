package io.filesaga.lambda;

import io.smallrye.mutiny.Uni;
import java.time.Instant;

/** The time of the call is over, and the work is not done; has no stack trace, for nothing is wrong. */
final class OutOfTimeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private OutOfTimeException() {
        super("out of time: it has to be told again", null, false, false);
    }

    /** The work, if there is time to begin it and as long as there is time to do it. */
    static <T> Uni<T> unless(Uni<T> work, Shift shift, Instant now) {
        return shift.isClosed(now)
                ? Uni.createFrom().failure(OutOfTimeException::new)
                : work.ifNoItem().after(shift.left(now)).failWith(OutOfTimeException::new);
    }
}

package io.filesaga.outbox.eventbridge;

import io.filesaga.sdk.aws.AwsFailure;
import java.util.Set;

/** A call to the bus that failed as a whole, in words fit for a log. */
final class BusException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int TOO_LARGE = 413;
    private static final Set<String> BAD_ENTRIES = Set.of("ValidationException", "PutEventsRequestEntrySizeExceeded");

    private final boolean entries;

    private BusException(String message, boolean entries, Throwable cause) {
        super(message, cause);
        this.entries = entries;
    }

    static Throwable of(String operation, Throwable failure) {
        AwsFailure told = AwsFailure.of(failure);
        boolean entries = told.status() == TOO_LARGE || (told.isRequestsFault() && BAD_ENTRIES.contains(told.code()));
        return new BusException(operation + " failed: " + told.words(), entries, failure);
    }

    /** Whether one of the entries is to blame: the others could be taken without it. */
    boolean isOfEntries() {
        return entries;
    }
}

package io.filesaga.files.upload;

import io.filesaga.files.FileWrites;
import io.filesaga.files.Reasons;
import io.filesaga.files.Usage;
import io.filesaga.sagas.Refusal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an owner may still store, as far as it was looked up before an upload's begin; the begin's commit decides.
 *
 * @param limit or null when there is none, or nobody looked
 * @param used stored and reserved; more than the limit when that was lowered
 */
record Allowance(@Nullable Long limit, long used) {

    /** Nobody looked. */
    static final Allowance UNKNOWN = new Allowance(null, 0);

    static Allowance of(Usage usage) {
        return new Allowance(usage.limitBytes(), usage.bytes() + usage.reservedBytes());
    }

    /** These bytes, or a refusal when that is more than is left. */
    long exactly(long bytes) {
        if (limit != null && bytes > limit - used) {
            throw exceeded(bytes).asException();
        }
        return bytes;
    }

    /** These bytes or what is left, at least one. */
    long atMost(long bytes) {
        return limit == null ? bytes : Math.min(bytes, Math.max(exactly(1), limit - used));
    }

    /** What is said to somebody who wants so many bytes and cannot have them. */
    Refusal exceeded(long wanted) {
        return limit == null
                ? FileWrites.LIMIT_EXCEEDED
                : Refusal.ofFigures(
                        Reasons.LIMIT_EXCEEDED,
                        "The limit is " + limit + " bytes; " + used + " are stored or reserved, and " + wanted
                                + " more were asked for.",
                        Map.of("limitBytes", limit, "usedBytes", used, "requestedBytes", wanted));
    }
}

package io.filesaga.files;

import io.filesaga.sagas.Refusal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long a presigned request may live. */
public final class Expiry {

    private static final Duration LONGEST = Duration.ofDays(7);

    private Expiry() {}

    /** The wished length of life, or the default; refuses what is not 1 s to 7 days, naming {@code expiresIn}. */
    public static Duration checked(@Nullable Duration wished, Duration otherwise) {
        Duration expiry = wished == null ? otherwise : wished;
        if (expiry.compareTo(Duration.ofSeconds(1)) < 0 || expiry.compareTo(LONGEST) > 0) {
            throw Refusal.ofField(
                            "expiresIn",
                            Reasons.INVALID_FIELD,
                            "expiresIn must be from 1 to " + LONGEST.toSeconds() + " seconds.")
                    .asException();
        }
        return expiry;
    }
}

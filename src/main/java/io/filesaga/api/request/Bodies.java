package io.filesaga.api.request;

import io.filesaga.sagas.Refusal;
import org.jspecify.annotations.Nullable;

/** What all JSON bodies have in common. */
public final class Bodies {

    /** The reason of a request that cannot be read at all. */
    public static final String MALFORMED = "malformed-request";

    private Bodies() {}

    /** The body; refuses a request without one. */
    public static <T> T needed(@Nullable T body) {
        if (body == null) {
            throw Refusal.of(MALFORMED, "A JSON object is needed as body.").asException();
        }
        return body;
    }
}

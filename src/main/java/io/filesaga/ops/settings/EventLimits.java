package io.filesaga.ops.settings;

import io.filesaga.events.EventSettings;
import java.util.regex.Pattern;

/** What a secret and a role may be. */
final class EventLimits {

    private static final Limits LIMITS = new Limits("filesaga.events");
    private static final Pattern ROLE = Pattern.compile("\\S(.*\\S)?");
    private static final int SHORTEST_SECRET = 16;

    private EventLimits() {}

    /** A secret is never told, not even a bad one. */
    static void check(EventSettings settings) {
        settings.secret()
                .ifPresent(secret -> LIMITS.require(
                        secret.strip().length() >= SHORTEST_SECRET,
                        "secret",
                        "too short",
                        "at least " + SHORTEST_SECRET + " characters"));
        LIMITS.text("role", settings.role(), ROLE, "a name without blanks at either end");
    }
}

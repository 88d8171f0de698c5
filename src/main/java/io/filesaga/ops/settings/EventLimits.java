package io.filesaga.ops.settings;

import io.filesaga.events.EventSettings;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;

/** What a secret and a role may be. */
@Singleton
final class EventLimits implements Rule {

    private static final Limits LIMITS = new Limits("filesaga.events");
    private static final Pattern ROLE = Pattern.compile("\\S(.*\\S)?");
    private static final int SHORTEST_SECRET = 16;

    private final EventSettings settings;

    EventLimits(EventSettings settings) {
        this.settings = settings;
    }

    /** A secret is never told, not even a bad one. */
    @Override
    public void check() {
        settings.secret()
                .ifPresent(secret -> LIMITS.require(
                        secret.strip().length() >= SHORTEST_SECRET,
                        "secret",
                        "too short",
                        "at least " + SHORTEST_SECRET + " characters"));
        LIMITS.text("role", settings.role(), ROLE, "a name without blanks at either end");
    }
}

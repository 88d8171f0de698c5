package io.filesaga.api.request;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How long a client would wait for the end of what it asked for ({@code Prefer: wait=N}). What cannot be understood is
 * ignored, as RFC 7240 asks.
 *
 * @param seconds 1 to 60
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7240#section-4.3">RFC 7240</a>
 */
public record Preference(int seconds) {

    private static final int LONGEST = 60;
    private static final Pattern WAIT = Pattern.compile("(?i)(?:^|,)\\s*wait\\s*=\\s*\"?(\\d{1,9})\"?\\s*(?:;|,|$)");

    /** What the headers say, or null when they ask for no waiting. */
    public static @Nullable Preference of(@Nullable List<String> headers) {
        if (headers == null) {
            return null;
        }
        Matcher found = WAIT.matcher(String.join(",", headers));
        if (!found.find()) {
            return null;
        }
        int seconds = Math.min(Integer.parseInt(found.group(1)), LONGEST);
        return seconds == 0 ? null : new Preference(seconds);
    }

    public Duration patience() {
        return Duration.ofSeconds(seconds);
    }

    /** What to tell the client of it. */
    public String applied() {
        return "wait=" + seconds;
    }
}

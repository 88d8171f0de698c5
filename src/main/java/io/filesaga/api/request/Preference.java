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

    /** What is between two commas, those in quotes left alone; possessive, for a header may be long. */
    private static final Pattern MEMBER = Pattern.compile("(?:[^\",]++|\"(?:[^\"\\\\]++|\\\\.)*+\"?+)++");

    /** Any {@code wait}; its second group is there when it can be understood. */
    private static final Pattern WAIT =
            Pattern.compile("(?is)wait(?:\\s*=\\s*(\"?)(\\d{1,9})\\1\\s*(?:;.*)?|(?:[\\s=;].*)?)");

    /** What the headers say, the first of several, or null when they ask for no waiting. */
    public static @Nullable Preference of(@Nullable List<String> headers) {
        if (headers == null) {
            return null;
        }
        return MEMBER.matcher(String.join(",", headers))
                .results()
                .map(member -> WAIT.matcher(member.group().strip()))
                .filter(Matcher::matches)
                .findFirst()
                .map(wait -> ofSeconds(wait.group(2)))
                .orElse(null);
    }

    private static @Nullable Preference ofSeconds(@Nullable String written) {
        if (written == null) {
            return null;
        }
        int seconds = Math.min(Integer.parseInt(written), LONGEST);
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

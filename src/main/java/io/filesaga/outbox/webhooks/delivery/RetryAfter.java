package io.filesaga.outbox.webhooks.delivery;

import io.netty.handler.codec.DateFormatter;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The pause that an answer asks for.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3">RFC 9110 (Retry-After)</a>
 */
final class RetryAfter {

    private static final Pattern SECONDS = Pattern.compile("\\d+");

    /** More digits than that are more seconds than anybody waits. */
    private static final int MOST_DIGITS = 9;

    /** In characters; nothing longer is read as a date. */
    private static final int LONGEST_DATE = 64;

    private RetryAfter() {}

    /**
     * The time from now on; not negative, and of any length. Empty when nothing is asked for that can be understood.
     *
     * @param header seconds, or a date in one of the forms of HTTP
     */
    static Optional<Duration> read(@Nullable String header, Instant now) {
        if (header == null) {
            return Optional.empty();
        }
        String asked = header.strip();
        if (SECONDS.matcher(asked).matches()) {
            return Optional.of(
                    Duration.ofSeconds(asked.length() > MOST_DIGITS ? Integer.MAX_VALUE : Integer.parseInt(asked)));
        }
        if (asked.length() > LONGEST_DATE) {
            return Optional.empty();
        }
        return Optional.<Date>ofNullable(DateFormatter.parseHttpDate(asked))
                .map(date -> Duration.between(now, date.toInstant()))
                .map(pause -> pause.isNegative() ? Duration.ZERO : pause);
    }
}

package io.filesaga.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A value of a message, there or not, and the way to it. Whatever is not as it should be is refused by that way.
 *
 * @param path empty for the message itself
 */
record Field(String path, JsonNode value) {

    private static final int LONGEST_TEXT = 1024;
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 9999;
    private static final Pattern DIGITS = Pattern.compile("\\d{1,18}");

    Field child(String name) {
        return new Field(path.isEmpty() ? name : path + "." + name, value.path(name));
    }

    /** This one, or the other when this one is not there. */
    Field or(Field other) {
        return isThere() ? this : other;
    }

    boolean isThere() {
        return !value.isMissingNode() && !value.isNull();
    }

    boolean has(String name) {
        return child(name).isThere();
    }

    /** What the list holds; refuses what is no list, or empty. */
    List<Field> elements() {
        if (!value.isArray() || value.isEmpty()) {
            throw bad("A list is needed, of at least one.");
        }
        return IntStream.range(0, value.size())
                .mapToObj(index -> new Field(path + "[" + index + "]", value.path(index)))
                .toList();
    }

    /** A text of any length, not empty. */
    String content() {
        if (!value.isTextual() || value.textValue().isEmpty()) {
            throw bad("A text is needed.");
        }
        return value.textValue();
    }

    /** A short text, not empty. */
    String text() {
        String text = content();
        if (text.length() > LONGEST_TEXT || !isWellFormed(text)) {
            throw bad("The text is too long, or holds a NUL or broken Unicode.");
        }
        return text;
    }

    /** A short text; null for none, and for an empty one, which is how some stores write none. */
    @Nullable
    String optionalText() {
        boolean none = !isThere() || (value.isTextual() && value.textValue().isEmpty());
        return none ? null : text();
    }

    /** A number of bytes, in digits or, as Ceph has it, in a text of digits. */
    @Nullable
    Long optionalSize() {
        if (!isThere()) {
            return null;
        }
        if (value.isTextual() && DIGITS.matcher(value.textValue()).matches()) {
            return Long.valueOf(value.textValue());
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
            throw bad("A whole number of bytes is wanted.");
        }
        return value.longValue();
    }

    Instant time() {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text());
            if (time.getYear() >= FIRST_YEAR && time.getYear() <= LAST_YEAR) {
                return time.toInstant();
            }
        } catch (DateTimeException notOne) {
            // falls through to the refusal, which says all there is to say
        }
        throw bad("A time in ISO 8601 is needed, with its offset.");
    }

    /** Whatever is there, cut short and mended, for people. */
    String shown() {
        String text = value.asText("").replace('\0', ' ');
        String cut = text.substring(0, Math.min(LONGEST_TEXT, text.length()));
        return new String(cut.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /** Whether a database can keep the text. */
    static boolean isWellFormed(String text) {
        return text.codePoints()
                .noneMatch(
                        point -> point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE));
    }

    InvalidEventException bad(String detail) {
        return new InvalidEventException(path.isEmpty() ? "message" : path, detail);
    }
}

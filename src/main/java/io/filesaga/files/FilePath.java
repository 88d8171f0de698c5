package io.filesaga.files;

import io.filesaga.sagas.Refusal;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a logical path: Unicode NFC, segments parted by {@code /}, none of them empty, {@code .} or {@code ..},
 * no control characters, at most 1,024 bytes of UTF-8.
 */
public final class FilePath {

    /** Of UTF-8. */
    public static final int MOST_BYTES = 1024;

    private FilePath() {}

    /** The path in its one spelling; refuses, naming the field {@code path}. */
    public static String normalised(@Nullable String written) {
        if (written == null || written.isEmpty()) {
            throw bad("A path is needed.");
        }
        if (!isWellFormed(written)) {
            throw bad("The path holds a control character or broken Unicode.");
        }
        String path = Normalizer.normalize(written, Normalizer.Form.NFC);
        if (path.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw bad("The path is longer than " + MOST_BYTES + " bytes of UTF-8.");
        }
        for (String segment : path.split("/", -1)) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                throw bad("The path has a segment that is empty, . or .. .");
            }
        }
        return path;
    }

    /** A prefix in its one spelling; any text is a prefix that has no control character. */
    public static String normalisedPrefix(String written) {
        if (!isWellFormed(written) || written.length() > MOST_BYTES) {
            throw Refusal.ofField(
                            "prefix", Reasons.INVALID_FIELD, "The prefix is too long or holds a control character.")
                    .asException();
        }
        return Normalizer.normalize(written, Normalizer.Form.NFC);
    }

    private static boolean isWellFormed(String text) {
        return text.codePoints()
                .noneMatch(point -> Character.isISOControl(point)
                        || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE));
    }

    private static RuntimeException bad(String detail) {
        return Refusal.ofField("path", Reasons.INVALID_FIELD, detail).asException();
    }
}

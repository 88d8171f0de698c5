package io.filesaga.api.request;

import io.filesaga.files.Reasons;
import io.filesaga.sagas.Refusal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads single values from text; whatever is not as it should be is refused, naming the field. */
public final class Fields {

    private static final int LONGEST_TEXT = 4096;

    private Fields() {}

    /** The id; any other text is refused. */
    public static UUID uuid(String field, String text) {
        try {
            UUID id = UUID.fromString(text);
            if (id.toString().equalsIgnoreCase(text)) {
                return id;
            }
        } catch (IllegalArgumentException notOne) {
            // falls through to the refusal, which says all there is to say
        }
        throw bad(field, "A UUID is wanted.");
    }

    /** The whole number, or null for none; refused outside of the bounds, both inclusive. */
    public static @Nullable Long number(String field, @Nullable String text, long least, long most) {
        if (text == null) {
            return null;
        }
        try {
            long number = Long.parseLong(text.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notOne) {
            // falls through to the refusal, which says all there is to say
        }
        throw bad(field, "A whole number from " + least + " to " + most + " is wanted.");
    }

    /** The text, or null for none; refused when it is not {@link #plain}. */
    public static @Nullable String text(String field, @Nullable String text) {
        return text == null ? null : plain(field, text);
    }

    /** The text; refused when it is very long or holds a control character or broken Unicode. */
    public static String plain(String field, String text) {
        boolean broken = text.codePoints()
                .anyMatch(point -> Character.isISOControl(point)
                        || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE));
        if (broken || text.length() > LONGEST_TEXT) {
            throw bad(field, "The text is too long, or holds a control character or broken Unicode.");
        }
        return text;
    }

    /** The constant of this name in any case, or null for none. */
    public static <E extends Enum<E>> @Nullable E oneOf(String field, Class<E> type, @Nullable String text) {
        if (text == null) {
            return null;
        }
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(text)) {
                return constant;
            }
        }
        throw bad(field, "One of " + java.util.List.of(type.getEnumConstants()) + " is wanted.");
    }

    /** A refusal of the field. */
    public static RuntimeException bad(String field, String detail) {
        return Refusal.ofField(field, Reasons.INVALID_FIELD, detail).asException();
    }
}

package io.filesaga.sagas;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why something was not done, in words fit for the caller: no stack trace, no SQL, no secret.
 *
 * @param reason a stable slug such as {@code upload-expired}
 * @param detail one sentence
 * @param field the request's field at fault, or null
 * @param figures what the detail says in numbers, by name; often none
 */
public record Refusal(
        String reason,
        String detail,
        @Nullable String field,
        @Nullable Map<String, Long> figures) {

    public static Refusal of(String reason, String detail) {
        return new Refusal(reason, detail, null, null);
    }

    public static Refusal ofField(String field, String reason, String detail) {
        return new Refusal(reason, detail, field, null);
    }

    public static Refusal ofFigures(String reason, String detail, Map<String, Long> figures) {
        return new Refusal(reason, detail, null, Map.copyOf(figures));
    }

    /** The number of this name, or null. */
    public @Nullable Long figure(String name) {
        return figures == null ? null : figures.get(name);
    }

    public RefusedException asException() {
        return new RefusedException(this);
    }
}

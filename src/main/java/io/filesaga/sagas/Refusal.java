package io.filesaga.sagas;

import org.jspecify.annotations.Nullable;

/**
 * Why something was not done, in words fit for the caller: no stack trace, no SQL, no secret.
 *
 * @param reason a stable slug such as {@code upload-expired}
 * @param detail one sentence
 * @param field the request's field at fault, or null
 */
public record Refusal(
        String reason, String detail, @Nullable String field) {

    public static Refusal of(String reason, String detail) {
        return new Refusal(reason, detail, null);
    }

    public static Refusal ofField(String field, String reason, String detail) {
        return new Refusal(reason, detail, field);
    }

    public RefusedException asException() {
        return new RefusedException(this);
    }
}

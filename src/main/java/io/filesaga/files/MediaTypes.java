package io.filesaga.files;

import io.filesaga.sagas.Refusal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Media types as files have them (RFC 9110 section 8.3.1). */
public final class MediaTypes {

    /** What nobody said the type of. */
    public static final String UNKNOWN = "application/octet-stream";

    private static final int LONGEST = 255;
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final Pattern MEDIA_TYPE = Pattern.compile(
            TOKEN + "/" + TOKEN + "([ \\t]*;[ \\t]*" + TOKEN + "=(" + TOKEN + "|\"[ !#-\\[\\]-~]*\"))*");

    private MediaTypes() {}

    /** The type as written, or the default for none; refuses what is no media type. */
    public static String checked(@Nullable String written) {
        if (written == null || written.isBlank()) {
            return UNKNOWN;
        }
        if (written.length() > LONGEST || !MEDIA_TYPE.matcher(written).matches()) {
            throw Refusal.ofField("contentType", Reasons.INVALID_FIELD, "This is no media type.")
                    .asException();
        }
        return written;
    }
}

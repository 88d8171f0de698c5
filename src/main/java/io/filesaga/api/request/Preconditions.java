package io.filesaga.api.request;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads conditional headers. The version of a row is its strong entity tag.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-13.1">RFC 9110</a>
 */
public final class Preconditions {

    private static final Pattern STRONG = Pattern.compile("\"(0|[1-9]\\d{0,17})\"");

    private static final long NEVER = -1;

    private Preconditions() {}

    /** The version that {@code If-Match} wants, or null when any will do; a tag that is none of ours never matches. */
    public static @Nullable Long ifMatch(@Nullable String header) {
        if (header == null || header.strip().equals("*")) {
            return null;
        }
        if (header.contains(",")) {
            throw Fields.bad("If-Match", "One entity tag is wanted.");
        }
        Matcher tag = STRONG.matcher(header.strip());
        return tag.matches() ? Long.parseLong(tag.group(1)) : NEVER;
    }

    /** Whether {@code If-None-Match: *} asks to create only; another value is refused. */
    public static boolean createOnly(@Nullable String ifNoneMatch) {
        if (ifNoneMatch == null) {
            return false;
        }
        if (!ifNoneMatch.strip().equals("*")) {
            throw Fields.bad("If-None-Match", "Only * is understood here.");
        }
        return true;
    }

    /** Whether {@code If-None-Match} names this version: then the client has it already. */
    public static boolean isAmong(long version, @Nullable String ifNoneMatch) {
        if (ifNoneMatch == null) {
            return false;
        }
        return ifNoneMatch.strip().equals("*")
                || Arrays.stream(ifNoneMatch.split(","))
                        .map(tag -> tag.strip().replaceFirst("^W/", ""))
                        .anyMatch(tag -> tag.equals(tag(version)));
    }

    /** The entity tag of a version. */
    public static String tag(long version) {
        return "\"" + version + "\"";
    }
}

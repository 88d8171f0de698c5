package io.filesaga.api.request;

import io.filesaga.outbox.CloudEvents;
import io.filesaga.outbox.Position;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which events a client asks for, and from where on. */
public final class EventWish {

    /** The header of a reader that comes back. */
    public static final String LAST_EVENT_ID = "Last-Event-ID";

    private static final Pattern TYPE = Pattern.compile("\\*|[a-z-]{1,50}(\\.[a-z-]{1,50})*(\\.\\*)?");

    private static final int MOST_TYPES = 50;

    private EventWish() {}

    /** The types, with or without the prefix that CloudEvents have; none for all. */
    public static List<String> types(@Nullable List<String> written) {
        if (written == null) {
            return List.of();
        }
        if (written.size() > MOST_TYPES) {
            throw Fields.bad("type", "At most " + MOST_TYPES + " types are taken.");
        }
        return written.stream().map(type -> type("type", type)).toList();
    }

    /** One type, or several with a {@code *} at the end. */
    public static String type(String field, @Nullable String written) {
        String type = written != null && written.startsWith(CloudEvents.PREFIX)
                ? written.substring(CloudEvents.PREFIX.length())
                : written;
        if (type == null || !TYPE.matcher(type).matches()) {
            throw Fields.bad(field, "A type such as file.activated or file.* is wanted.");
        }
        return type;
    }

    /** Where to go on; the header wins, for a browser that comes back sends it. Null for now. */
    public static @Nullable Position position(@Nullable String header, @Nullable String query) {
        String written = header == null || header.isBlank() ? query : header;
        if (written == null || written.isBlank()) {
            return null;
        }
        return Position.parse(written)
                .orElseThrow(() -> Fields.bad(LAST_EVENT_ID, "The id of an event is wanted, such as 742-19."));
    }

    /** Where to go on; without a word, at the beginning. */
    public static Position positionOrStart(@Nullable String header) {
        Position written = position(header, null);
        return written == null ? Position.START : written;
    }

    /** Whether a flag is set. */
    public static boolean flag(String field, @Nullable String written) {
        if (written == null || written.equals("false")) {
            return false;
        }
        if (written.equals("true")) {
            return true;
        }
        throw Fields.bad(field, "true or false is wanted.");
    }
}

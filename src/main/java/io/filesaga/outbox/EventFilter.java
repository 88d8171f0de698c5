package io.filesaga.outbox;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which events somebody wants.
 *
 * @param owner whose, or null for everybody's
 * @param sagaId what one saga did, or null for all
 * @param subject about this alone, or null
 * @param types none for all; {@code file.*} is every type that begins with {@code file.}
 */
public record EventFilter(
        @Nullable String owner,
        @Nullable UUID sagaId,
        @Nullable String subject,
        List<String> types) {

    /** Everything. */
    public static final EventFilter ALL = new EventFilter(null, null, null, List.of());

    private static final String ANY = "*";

    public boolean matches(ToldEvent event) {
        return (owner == null || owner.equals(event.owner()))
                && (sagaId == null || sagaId.equals(event.sagaId()))
                && (subject == null || subject.equals(event.subject()))
                && (types.isEmpty() || types.stream().anyMatch(type -> covers(type, event.type())));
    }

    private static boolean covers(String wanted, String type) {
        return wanted.endsWith(ANY) ? type.startsWith(wanted.substring(0, wanted.length() - 1)) : wanted.equals(type);
    }

    /** The types as patterns of SQL's {@code LIKE}. */
    String[] patterns() {
        return types.stream()
                .map(type -> type.replace("_", "\\_").replace("%", "\\%"))
                .map(type -> type.endsWith(ANY) ? type.substring(0, type.length() - 1) + "%" : type)
                .toArray(String[]::new);
    }
}

package io.filesaga.files.catalog;

import io.filesaga.files.FilePath;
import io.filesaga.files.Reasons;
import io.filesaga.files.StoredFile;
import io.filesaga.sagas.Refusal;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An order of a listing; ties are broken by id, in the same direction.
 *
 * @param by the attribute
 * @param descending true for the newest, largest or last first
 */
record FileOrder(Attribute by, boolean descending) {

    enum Attribute {
        CREATED_AT("createdAt"),
        MODIFIED_AT("modifiedAt"),
        PATH("path"),
        NAME("name"),
        SIZE("size");

        private final String field;

        Attribute(String field) {
            this.field = field;
        }
    }

    static FileOrder of(@Nullable String written) {
        if (written == null || written.isEmpty()) {
            return new FileOrder(Attribute.CREATED_AT, true);
        }
        boolean descending = written.startsWith("-");
        String field = descending ? written.substring(1) : written;
        return Arrays.stream(Attribute.values())
                .filter(attribute -> attribute.field.equals(field))
                .findFirst()
                .map(attribute -> new FileOrder(attribute, descending))
                .orElseThrow(() -> Refusal.ofField(
                                "sort",
                                Reasons.INVALID_FIELD,
                                "sort is createdAt, modifiedAt, path, name or size, with - before it for descending.")
                        .asException());
    }

    String orderBy() {
        String direction = descending ? " desc" : " asc";
        return by.field + direction + ", id" + direction;
    }

    /** What comes after {@code :key} and {@code :id}. */
    String after() {
        String sign = descending ? " < " : " > ";
        return "(" + by.field + sign + ":key or (" + by.field + " = :key and id" + sign + ":id))";
    }

    Object key(StoredFile file) {
        return switch (by) {
            case CREATED_AT -> file.createdAt();
            case MODIFIED_AT -> file.modifiedAt();
            case PATH -> file.path();
            case NAME -> file.name();
            case SIZE -> file.size();
        };
    }

    /** The reverse of {@code key(file).toString()}; refuses what no file can have, at some of which PostgreSQL fails. */
    Object readKey(String text) {
        return switch (by) {
            case CREATED_AT, MODIFIED_AT -> Instant.parse(text);
            case PATH, NAME -> FilePath.normalised(text);
            case SIZE -> Long.valueOf(text);
        };
    }

    String write() {
        return (descending ? "-" : "") + by.field;
    }
}

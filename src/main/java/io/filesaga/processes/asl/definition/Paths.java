package io.filesaga.processes.asl.definition;

import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.processes.asl.fault.SyntaxException;
import io.filesaga.processes.asl.path.Path;
import io.filesaga.processes.asl.path.ReferencePath;
import org.jspecify.annotations.Nullable;

/** Reads fields that are paths. */
final class Paths {

    private Paths() {}

    /** A path that must be there: the caller has seen the field. */
    static Path path(Fields fields, String name) {
        String text = fields.text(name);
        try {
            return text == null ? Path.ROOT : Path.parse(text);
        } catch (SyntaxException e) {
            fields.wrong(name, e.sentence());
            return Path.ROOT;
        }
    }

    /** The root when it is absent, null when it is null. */
    static @Nullable Path orNull(Fields fields, String name) {
        return isNull(fields, name) ? null : path(fields, name);
    }

    /** The root when it is absent, null when it is null. */
    static @Nullable ReferencePath referenceOrNull(Fields fields, String name) {
        String text = isNull(fields, name) ? null : fields.text(name);
        try {
            return text != null ? ReferencePath.parse(text) : isNull(fields, name) ? null : ReferencePath.ROOT;
        } catch (SyntaxException e) {
            fields.wrong(name, e.sentence());
            return ReferencePath.ROOT;
        }
    }

    private static boolean isNull(Fields fields, String name) {
        JsonNode value = fields.take(name);
        return value.isNull();
    }

    /** {@code X} or {@code XPath}, not both; null when neither is there. */
    static @Nullable Amount amount(Fields fields, String name, int least) {
        String pathName = name + "Path";
        fields.notBoth(name, pathName);
        if (fields.has(pathName)) {
            return new Amount.Found(path(fields, pathName), least);
        }
        return fields.has(name) ? new Amount.Fixed(fields.whole(name, least, least)) : null;
    }
}

package io.filesaga.processes.task;

import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.processes.asl.fault.Fault;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The {@code Parameters} of a Task state as they are written: a field may be a path, known only at run time. */
final class Template {

    private static final String PATH = ".$";
    private static final String PARAMETERS = "Parameters";

    private final JsonNode parameters;
    private final List<Fault> faults = new ArrayList<>();

    Template(JsonNode state) {
        this.parameters = state.path(PARAMETERS);
    }

    /** A fault when it is not there, as a value or as a path. */
    Template needs(String name) {
        if (!parameters.has(name) && !parameters.has(name + PATH)) {
            faults.add(new Fault(parameters.isObject() ? "/" + PARAMETERS : "", name + " is needed in Parameters."));
        }
        return this;
    }

    /** A fault for every field of another name. */
    Template allows(Set<String> names) {
        for (Iterator<String> all = parameters.fieldNames(); all.hasNext(); ) {
            String name = all.next();
            String plain = name.endsWith(PATH) ? name.substring(0, name.length() - PATH.length()) : name;
            if (!names.contains(plain)) {
                faults.add(new Fault(pointer(name), "This resource takes no " + plain + "."));
            }
        }
        return this;
    }

    /** A fault when there is a value, and it is not as it must be. */
    Template holds(String name, java.util.function.Predicate<JsonNode> rule, String otherwise) {
        JsonNode value = parameters.get(name);
        if (value != null && !rule.test(value)) {
            faults.add(new Fault(pointer(name), otherwise));
        }
        return this;
    }

    List<Fault> faults() {
        return faults;
    }

    private static String pointer(String name) {
        return "/" + PARAMETERS + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    /** A text of the effective input, or null when it has no such field or another type. */
    static @Nullable String text(JsonNode payload, String name) {
        return payload.path(name).textValue();
    }
}

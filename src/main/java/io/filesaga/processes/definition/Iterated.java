package io.filesaga.processes.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the states that Map states iterate. Their results are parts of the Map's, and are not in the document. */
final class Iterated {

    private static final List<String> PROCESSORS = List.of("ItemProcessor", "Iterator");

    private final Map<String, String> pointers = new HashMap<>();

    private Iterated() {}

    /** Their names, each with the JSON pointer of its state. */
    static Map<String, String> in(JsonNode definition) {
        Iterated found = new Iterated();
        found.look(definition, "", false);
        return Map.copyOf(found.pointers);
    }

    private void look(JsonNode states, String pointer, boolean iterated) {
        for (var each : states.path("States").properties()) {
            String here =
                    pointer + "/States/" + each.getKey().replace("~", "~0").replace("/", "~1");
            JsonNode state = each.getValue();
            if (iterated) {
                pointers.put(each.getKey(), here);
            }
            JsonNode branches = state.path("Branches");
            for (int i = 0; i < branches.size(); i++) {
                look(branches.get(i), here + "/Branches/" + i, iterated);
            }
            PROCESSORS.forEach(name -> look(state.path(name), here + "/" + name, true));
        }
    }
}

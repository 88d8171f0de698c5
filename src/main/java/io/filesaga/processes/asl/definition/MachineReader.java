package io.filesaga.processes.asl.definition;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.processes.asl.fault.Faults;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a whole definition. */
final class MachineReader {

    private final ResourceCheck resources;
    private final Set<String> extensions;
    private final Faults faults = new Faults();

    MachineReader(ResourceCheck resources, Set<String> extensions) {
        this.resources = resources;
        this.extensions = extensions;
    }

    /** @throws io.filesaga.processes.asl.fault.InvalidDefinitionException when there is any fault */
    StateMachine read(JsonNode definition) {
        Fields fields = Fields.of(definition, JsonPointer.empty(), faults);
        checkVersion(fields);
        QueryLanguage.check(fields);
        Duration timeout = timeout(fields);
        Map<String, JsonNode> extra = new LinkedHashMap<>();
        extensions.stream().sorted().filter(fields::has).forEach(name -> extra.put(name, fields.take(name)));
        States states = new StatesReader(new StateReader(resources), faults).read(fields);
        fields.finish();
        faults.raise();
        return new StateMachine(fields.text("Comment"), timeout, extra, states);
    }

    private static void checkVersion(Fields fields) {
        String version = fields.text("Version");
        if (version != null && !version.equals("1.0")) {
            fields.wrong("Version", "The only version is \"1.0\".");
        }
    }

    private static @Nullable Duration timeout(Fields fields) {
        int seconds = fields.whole("TimeoutSeconds", 1, 0);
        return seconds == 0 ? null : Duration.ofSeconds(seconds);
    }
}

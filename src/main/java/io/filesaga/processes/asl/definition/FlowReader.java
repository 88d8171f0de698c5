package io.filesaga.processes.asl.definition;

import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.processes.asl.path.Path;
import io.filesaga.processes.asl.path.ReferencePath;
import io.filesaga.processes.asl.template.Template;
import org.jspecify.annotations.Nullable;

/** Reads the fields that lead data through a state. */
final class FlowReader {

    static final DataFlow NONE = new DataFlow(Path.ROOT, null, null, ReferencePath.ROOT, Path.ROOT);

    private FlowReader() {}

    static DataFlow read(Fields fields, StateType type) {
        if (!type.hasPaths()) {
            return NONE;
        }
        return new DataFlow(
                Paths.orNull(fields, "InputPath"),
                type.hasParameters() ? template(fields, "Parameters") : null,
                type.hasRetry() ? template(fields, "ResultSelector") : null,
                type.hasResult() ? Paths.referenceOrNull(fields, "ResultPath") : ReferencePath.ROOT,
                Paths.orNull(fields, "OutputPath"));
    }

    static @Nullable Template template(Fields fields, String name) {
        JsonNode json = fields.take(name);
        if (json.isMissingNode()) {
            return null;
        } else if (!json.isObject()) {
            fields.wrong(name, "This must be an object.");
            return null;
        }
        return Template.parse(json, fields.at(name), fields.faults());
    }
}

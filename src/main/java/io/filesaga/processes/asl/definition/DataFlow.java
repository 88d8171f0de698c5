package io.filesaga.processes.asl.definition;

import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.processes.asl.fault.StateFailure;
import io.filesaga.processes.asl.json.Json;
import io.filesaga.processes.asl.path.Path;
import io.filesaga.processes.asl.path.ReferencePath;
import io.filesaga.processes.asl.path.Scope;
import io.filesaga.processes.asl.template.Template;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How the input of a state becomes its output: InputPath, Parameters, (the work), ResultSelector, ResultPath and
 * OutputPath, in this order.
 *
 * @param inputPath null gives the work an empty object
 * @param parameters null when there are none
 * @param resultSelector null when there is none
 * @param resultPath null throws the result away; it is put into the raw input, not into what InputPath chose
 * @param outputPath null makes the output an empty object
 */
public record DataFlow(
        @Nullable Path inputPath,
        @Nullable Template parameters,
        @Nullable Template resultSelector,
        @Nullable ReferencePath resultPath,
        @Nullable Path outputPath) {

    /** What the work gets. */
    public JsonNode effectiveInput(Scope raw, RandomGenerator random) {
        JsonNode chosen = chosenInput(raw);
        return parameters == null ? chosen : parameters.fill(raw.with(chosen), random);
    }

    /** After InputPath only. */
    public JsonNode chosenInput(Scope raw) {
        return choose(inputPath, raw);
    }

    /** The state's output, from the result of its work. */
    public JsonNode output(Scope raw, JsonNode result, RandomGenerator random) {
        JsonNode selected = resultSelector == null ? result : resultSelector.fill(raw.with(result), random);
        JsonNode combined = resultPath == null ? raw.data() : resultPath.put(raw.data(), selected);
        return choose(outputPath, raw.with(combined));
    }

    /** The output of a state that has no result. */
    public JsonNode passedOn(Scope raw) {
        return choose(outputPath, raw.with(chosenInput(raw)));
    }

    private static JsonNode choose(@Nullable Path path, Scope scope) {
        if (path == null) {
            return Json.NODES.objectNode();
        }
        return path.find(scope)
                .orElseThrow(() -> StateFailure.runtime("The path " + path + " finds nothing in the data."));
    }
}

package io.filesaga.processes.asl.definition;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.processes.asl.choice.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the ways out of a Choice state. */
final class ChoiceReader {

    private ChoiceReader() {}

    static Work read(String name, Fields fields, Links links) {
        fields.require("Choices");
        JsonNode choices = fields.take("Choices");
        List<Work.Option> options = new ArrayList<>();
        if (!choices.isMissingNode() && (!choices.isArray() || choices.isEmpty())) {
            fields.wrong("Choices", "This must be an array with at least one rule.");
        }
        for (int i = 0; choices.isArray() && i < choices.size(); i++) {
            options.add(option(name, choices.path(i), fields.at("Choices").appendIndex(i), fields, links));
        }
        String otherwise = fields.text("Default");
        if (otherwise != null) {
            links.add(name, otherwise, fields.at("Default"));
        }
        return new Work.Choice(List.copyOf(options), otherwise);
    }

    private static Work.Option option(String name, JsonNode json, JsonPointer at, Fields fields, Links links) {
        Rule rule = Rule.parse(json, at, Set.of("Next"), fields.faults());
        JsonNode next = json.path("Next");
        if (next.isTextual()) {
            links.add(name, next.textValue(), at.appendProperty("Next"));
            return new Work.Option(rule, next.textValue());
        } else if (json.has("Next")) {
            fields.faults().add(at.appendProperty("Next"), "This must be a string.");
        } else if (json.isObject()) {
            fields.faults().add(at, "The field Next is missing.");
        }
        return new Work.Option(rule, "");
    }
}

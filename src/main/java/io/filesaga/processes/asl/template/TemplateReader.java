package io.filesaga.processes.asl.template;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.processes.asl.fault.Faults;
import io.filesaga.processes.asl.fault.SyntaxException;
import io.filesaga.processes.asl.intrinsic.Expression;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads templates and tells their faults. */
final class TemplateReader {

    private static final String DYNAMIC = ".$";

    private final Faults faults;

    TemplateReader(Faults faults) {
        this.faults = faults;
    }

    Template read(JsonNode json, JsonPointer at) {
        if (json.isObject()) {
            return fields(json, at);
        } else if (json.isArray()) {
            return elements(json, at);
        }
        return new Template.Fixed(json);
    }

    private Template fields(JsonNode json, JsonPointer at) {
        Map<String, Template> fields = new LinkedHashMap<>();
        for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            JsonPointer here = at.appendProperty(name);
            boolean dynamic = name.endsWith(DYNAMIC);
            String result = dynamic ? name.substring(0, name.length() - DYNAMIC.length()) : name;
            Template template = dynamic ? place(json.path(name), here) : read(json.path(name), here);
            if (fields.put(result, template) != null) {
                faults.add(here, "There is also a field that becomes \"" + result + "\".");
            }
        }
        return allFixed(fields.values()) && fields.size() == json.size()
                ? new Template.Fixed(json)
                : new Template.Fields(fields);
    }

    private Template place(JsonNode value, JsonPointer at) {
        if (!value.isTextual()) {
            faults.add(at, "The value of a field whose name ends in .$ must be a string.");
            return new Template.Fixed(value);
        }
        try {
            return new Template.Place(Expression.parse(value.textValue()));
        } catch (SyntaxException e) {
            faults.add(at, e.sentence());
            return new Template.Fixed(value);
        }
    }

    private Template elements(JsonNode json, JsonPointer at) {
        List<Template> elements = new ArrayList<>();
        for (int i = 0; i < json.size(); i++) {
            elements.add(read(json.path(i), at.appendIndex(i)));
        }
        return allFixed(elements) ? new Template.Fixed(json) : new Template.Elements(List.copyOf(elements));
    }

    private static boolean allFixed(Collection<Template> templates) {
        return templates.stream().allMatch(Template.Fixed.class::isInstance);
    }
}

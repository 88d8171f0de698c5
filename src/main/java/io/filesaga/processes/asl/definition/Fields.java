package io.filesaga.processes.asl.definition;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.filesaga.processes.asl.fault.Faults;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of one object of a definition. It notices which were asked for: the others are not known there. */
final class Fields {

    private final JsonNode object;
    private final JsonPointer at;
    private final Faults faults;
    private final Set<String> known = new HashSet<>();

    private Fields(JsonNode object, JsonPointer at, Faults faults) {
        this.object = object;
        this.at = at;
        this.faults = faults;
    }

    /** Of something that should be an object: when it is none, that is a fault, and it has no fields. */
    static Fields of(JsonNode json, JsonPointer at, Faults faults) {
        if (!json.isObject()) {
            faults.add(at, "This must be an object.");
        }
        Fields fields = new Fields(json, at, faults);
        fields.text("Comment");
        return fields;
    }

    Faults faults() {
        return faults;
    }

    JsonPointer at() {
        return at;
    }

    JsonPointer at(String name) {
        return at.appendProperty(name);
    }

    boolean has(String name) {
        return object.has(name);
    }

    JsonNode json() {
        return object;
    }

    /** A missing node when it is not there. */
    JsonNode take(String name) {
        known.add(name);
        return object.isObject() ? object.path(name) : MissingNode.getInstance();
    }

    /** Null when it is not there, or no string. */
    @Nullable
    String text(String name) {
        JsonNode value = take(name);
        if (!value.isMissingNode() && !value.isTextual()) {
            wrong(name, "This must be a string.");
        }
        return value.textValue();
    }

    /** Empty when it is not there, or no string. */
    String requiredText(String name) {
        require(name);
        String text = text(name);
        return text == null ? "" : text;
    }

    void require(String name) {
        if (object.isObject() && !object.has(name)) {
            faults.add(at, "The field " + name + " is missing.");
        }
    }

    /** The value to use when it is not there. */
    int whole(String name, int least, int otherwise) {
        JsonNode value = take(name);
        if (value.isMissingNode()) {
            return otherwise;
        } else if (!Amount.fits(value, least)) {
            wrong(name, "This must be a whole number from " + least + " to " + Amount.MOST + ".");
            return otherwise;
        }
        return value.intValue();
    }

    /** At most one of the two; both are known. */
    void notBoth(String one, String other) {
        known.add(one);
        known.add(other);
        if (has(one) && has(other)) {
            wrong(other, "This field cannot stand beside " + one + ".");
        }
    }

    void wrong(String name, String sentence) {
        faults.add(at(name), sentence);
    }

    /** Every field that nobody asked for is a fault. */
    void finish() {
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                wrong(name, Unsupported.sentence(name));
            }
        });
    }
}

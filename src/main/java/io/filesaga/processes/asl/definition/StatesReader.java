package io.filesaga.processes.asl.definition;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.processes.asl.fault.Faults;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Reads StartAt and States: of the root, of branches and of processors, with the same memory of names. */
final class StatesReader {

    private static final int LONGEST_NAME = 80;

    private final StateReader stateReader;
    private final Faults faults;
    private final Set<String> names = new HashSet<>();

    StatesReader(StateReader stateReader, Faults faults) {
        this.stateReader = stateReader;
        this.faults = faults;
    }

    /** @param fields of the object that has StartAt and States; its other fields are the caller's business */
    States read(Fields fields) {
        int before = faults.count();
        Links links = new Links();
        String startAt = fields.requiredText("StartAt");
        fields.require("States");
        JsonNode all = fields.take("States");
        Map<String, State> states = new LinkedHashMap<>();
        if (all.isObject() && !all.isEmpty()) {
            all.fieldNames().forEachRemaining(name -> {
                JsonPointer at = fields.at("States").appendProperty(name);
                checkName(name, at);
                states.put(name, stateReader.read(name, Fields.of(all.path(name), at, faults), links, this));
            });
            links.check(startAt, fields, states, faults.count() > before);
        } else if (!all.isMissingNode()) {
            fields.wrong("States", "This must be an object with at least one state.");
        }
        return new States(startAt, states);
    }

    private void checkName(String name, JsonPointer at) {
        if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
            faults.add(at, "A state's name must not be longer than " + LONGEST_NAME + " characters.");
        }
        if (!names.add(name)) {
            faults.add(at, "There is another state named \"" + name + "\" in this definition.");
        }
    }
}

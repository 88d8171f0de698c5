package io.filesaga.processes.asl.definition;

import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.processes.asl.fault.ErrorName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the error names of a Retry or a Catch. */
final class ErrorEqualsReader {

    private static final Set<String> RESERVED = Set.of(
            ErrorName.ALL,
            ErrorName.TIMEOUT,
            ErrorName.TASK_FAILED,
            ErrorName.RESULT_PATH_MATCH_FAILURE,
            ErrorName.PARAMETER_PATH_FAILURE,
            ErrorName.BRANCH_FAILED,
            ErrorName.NO_CHOICE_MATCHED,
            ErrorName.INTRINSIC_FAILURE,
            ErrorName.DATA_LIMIT_EXCEEDED,
            "States.Permissions");

    private ErrorEqualsReader() {}

    /** @param last of the Retry or Catch: only there may stand States.ALL */
    static ErrorEquals read(Fields fields, boolean last) {
        fields.require("ErrorEquals");
        JsonNode names = fields.take("ErrorEquals");
        if (!names.isMissingNode() && (!names.isArray() || names.isEmpty())) {
            fields.wrong("ErrorEquals", "This must be an array with at least one error name.");
        }
        List<String> all = new ArrayList<>();
        for (int i = 0; names.isArray() && i < names.size(); i++) {
            all.add(names.path(i).asText());
            checkName(names.path(i), i, fields);
        }
        if (all.contains(ErrorName.ALL) && !(last && all.size() == 1)) {
            fields.wrong("ErrorEquals", "States.ALL must stand alone, and in the last one.");
        }
        return new ErrorEquals(List.copyOf(all));
    }

    private static void checkName(JsonNode name, int index, Fields fields) {
        String text = name.textValue();
        String why = null;
        if (text == null) {
            why = "An error name must be a string.";
        } else if (text.equals(ErrorName.RUNTIME)) {
            why = "States.Runtime cannot be retried or caught.";
        } else if (text.startsWith("States.") && !text.startsWith("States.Http.") && !RESERVED.contains(text)) {
            why = "\"" + text + "\" is no error that can happen here; names with States. are reserved.";
        }
        if (why != null) {
            fields.faults().add(fields.at("ErrorEquals").appendIndex(index), why);
        }
    }
}

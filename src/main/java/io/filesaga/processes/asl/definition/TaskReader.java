package io.filesaga.processes.asl.definition;

import com.fasterxml.jackson.core.JsonPointer;

/** Reads what a Task state does. */
final class TaskReader {

    private TaskReader() {}

    static Work read(Fields fields, ResourceCheck resources) {
        String resource = fields.requiredText("Resource");
        if (!resource.isEmpty()) {
            resources
                    .faultsOf(resource, fields.json())
                    .forEach(fault -> fields.faults()
                            .add(fields.at().append(JsonPointer.compile(fault.pointer())), fault.sentence()));
        } else if (fields.json().path("Resource").isTextual()) {
            fields.wrong("Resource", "This must not be empty.");
        }
        return new Work.Task(resource, Paths.amount(fields, "TimeoutSeconds", 1));
    }
}

package io.filesaga.api.answer;

import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.processes.definition.StoredProcess;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A process. */
@Schema(name = "Process", description = "A process: its latest definition.")
public record ProcessAnswer(
        @Schema(examples = "invoice") String name,

        @Schema(examples = "3", description = "Each new definition is a new version.")
        int version,

        @Schema(type = SchemaType.OBJECT, description = "In the Amazon States Language, as it was put.")
        JsonNode definition,

        @Schema(description = "When this version was put.") Instant createdAt) {

    /** The process in JSON. */
    public static ProcessAnswer of(StoredProcess process) {
        return new ProcessAnswer(process.name(), process.version(), process.definition(), process.createdAt());
    }
}

package io.filesaga.processes.task;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.processes.asl.fault.Fault;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code filesaga:document:read} hands the document, or a part of it, to the states that follow;
 * {@code filesaga:document:write} makes its effective input the state's output in the document.
 */
@Singleton
class DocumentResource implements TaskResource {

    private static final String READ = "filesaga:document:read";
    private static final String WRITE = "filesaga:document:write";
    private static final String POINTER = "Pointer";
    private static final String NO_DOCUMENT = "Document.NotThere";

    @Override
    public boolean serves(String resource) {
        return resource.equals(READ) || resource.equals(WRITE);
    }

    @Override
    public List<Fault> faultsOf(String resource, JsonNode state) {
        Template template = new Template(state);
        return resource.equals(WRITE)
                ? template.faults()
                : template.allows(Set.of(POINTER))
                        .holds(POINTER, value -> pointer(value.textValue()) != null, "Pointer is an RFC 6901 pointer.")
                        .faults();
    }

    @Override
    public Uni<TaskAnswer> run(TaskCall call) {
        return Uni.createFrom().item(answer(call));
    }

    private static TaskAnswer answer(TaskCall call) {
        if (call.document() == null) {
            return TaskAnswer.failed(NO_DOCUMENT, "This execution has no document.");
        }
        if (call.resource().equals(WRITE)) {
            return new TaskAnswer.Succeeded(call.payload());
        }
        JsonNode asked = call.payload().get(POINTER);
        JsonPointer pointer = asked == null ? JsonPointer.empty() : pointer(asked.textValue());
        if (pointer == null) {
            return TaskAnswer.failed("Document.BadPointer", "Pointer is no RFC 6901 pointer.");
        }
        JsonNode found = call.document().at(pointer);
        return found.isMissingNode()
                ? TaskAnswer.failed("Document.NoSuchField", "The document has nothing at " + pointer + ".")
                : new TaskAnswer.Succeeded(found);
    }

    private static @Nullable JsonPointer pointer(@Nullable String text) {
        try {
            return text == null ? null : JsonPointer.compile(text);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}

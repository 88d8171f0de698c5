package io.filesaga.files;

import static io.filesaga.sagas.Statement.text;
import static io.filesaga.sagas.Statement.timestamp;
import static io.filesaga.sagas.Statement.uuid;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.filesaga.sagas.Refusal;
import io.filesaga.sagas.Statement;
import io.filesaga.sagas.StepContext;
import io.filesaga.sagas.Write;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a file's row goes, and what is told of it: once for each row, by whoever takes it away. */
@Singleton
public class FileEndings {

    private static final Statement REMOVE = Statement.of(
            "file_removed",
            """
            DELETE FROM stored_file f USING {rows} WHERE f.id = w.id AND f.state = w.state
            RETURNING f.owner, w.type, w.subject, f.version + 1 AS version, w.cause, w.trace_parent, w.at,
                CASE WHEN w.why IS NULL THEN told_file(f) ELSE told_file(f)
                    || jsonb_build_object('uploadId', w.cause, 'problem', told_problem(w.why::jsonb)) END AS told""",
            uuid("id"),
            text("state"),
            text("type"),
            text("subject"),
            uuid("cause"),
            text("trace_parent"),
            text("why"),
            timestamp("at"));

    private final ObjectMapper mapper;

    FileEndings(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** The row of an upload that ended without a file goes, if it is still PENDING; its end is told. */
    public List<Write> released(StepContext context, UploadPlan plan, Refusal why) {
        String type = FileEvents.ofEnd(why);
        String subject = type.equals(FileEvents.REFUSED) ? "files/" + plan.fileId() : "uploads/" + context.sagaId();
        return removed(context, plan.fileId(), FileState.PENDING, type, subject, json(why));
    }

    /** The row of a file whose object is gone goes; its end is told, unless it was when another file took its path. */
    List<Write> forgotten(StepContext context, FileDeletion file) {
        String type = file.replacedBy() == null ? FileEvents.DELETED : null;
        return removed(context, file.fileId(), FileState.DELETING, type, "files/" + file.fileId(), null);
    }

    private static List<Write> removed(
            StepContext context,
            UUID fileId,
            FileState state,
            @Nullable String type,
            String subject,
            @Nullable String why) {
        return List.of(
                Write.any(
                        REMOVE,
                        fileId,
                        state.name(),
                        type,
                        subject,
                        context.sagaId(),
                        context.traceParent(),
                        why,
                        context.now()),
                Write.any(FileEvents.OF_REMOVAL));
    }

    private String json(Refusal why) {
        try {
            return mapper.writeValueAsString(why);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}

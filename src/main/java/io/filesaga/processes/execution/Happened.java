package io.filesaga.processes.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.filesaga.processes.asl.Happening;
import io.filesaga.processes.asl.fault.ErrorName;
import io.filesaga.processes.data.ProcessJson;
import io.filesaga.processes.data.Shelf;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an execution hears of: the ends of its tasks, with their data. In document mode a result goes into the document,
 * and only the transaction's id goes on.
 */
@Singleton
class Happened {

    static final String TRANSACTION_ID = "transactionId";

    private final Shelf shelf;
    private final Documents documents;
    private final ProcessJson json;

    Happened(Shelf shelf, Documents documents, ProcessJson json) {
        this.shelf = shelf;
        this.documents = documents;
        this.json = json;
    }

    /**
     * What is told to the interpreter.
     *
     * @param happenings in the order of the ends
     * @param documentEtag of the document with all of them in it, or null without one
     */
    record News(List<Happening> happenings, @Nullable String documentEtag) {}

    /** What travels between the states of an execution that owns a document. */
    JsonNode traveller(ExecutionRow row) {
        return json.object().put(TRANSACTION_ID, row.transactionId());
    }

    Uni<News> of(ExecutionRow row, List<TaskEnd> ends) {
        boolean writes = row.documentEtag() != null && ends.stream().anyMatch(TaskEnd::belongsInDocument);
        return writes ? written(row, ends) : plain(ends).map(news -> new News(news, row.documentEtag()));
    }

    private Uni<List<Happening>> plain(List<TaskEnd> ends) {
        Uni<List<Happening>> all = Uni.createFrom().item(new ArrayList<>());
        for (TaskEnd end : ends) {
            all = all.chain(news -> plain(end).map(happening -> {
                news.add(happening);
                return news;
            }));
        }
        return all;
    }

    private Uni<Happening> plain(TaskEnd end) {
        Failure failure = end.failure();
        return failure != null
                ? Uni.createFrom().item(new Happening.TaskFailed(end.taskId(), failure.error(), failure.cause()))
                : shelf.fetch(end.result()).map(result -> new Happening.TaskSucceeded(end.taskId(), result));
    }

    private record Draft(ObjectNode document, List<Happening> happenings) {}

    private Uni<News> written(ExecutionRow row, List<TaskEnd> ends) {
        Uni<Draft> all = documents.read(row).map(document -> new Draft(document, new ArrayList<>()));
        for (TaskEnd end : ends) {
            all = all.chain(draft -> plain(end).chain(happening -> with(row, draft, end, happening)));
        }
        return all.chain(
                draft -> documents.write(row, draft.document()).map(etag -> new News(draft.happenings(), etag)));
    }

    private Uni<Draft> with(ExecutionRow row, Draft draft, TaskEnd end, Happening happening) {
        if (!end.belongsInDocument() || !(happening instanceof Happening.TaskSucceeded success)) {
            draft.happenings().add(happening);
            return Uni.createFrom().item(draft);
        }
        return documents.merged(draft.document(), end.state(), success.output()).map(merged -> {
            draft.happenings()
                    .add(
                            merged.isPresent()
                                    ? new Happening.TaskSucceeded(end.taskId(), traveller(row))
                                    : new Happening.TaskFailed(
                                            end.taskId(),
                                            ErrorName.DATA_LIMIT_EXCEEDED,
                                            "The document would be too large."));
            return new Draft(merged.orElse(draft.document()), draft.happenings());
        });
    }
}

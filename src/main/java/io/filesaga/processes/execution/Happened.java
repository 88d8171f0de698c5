package io.filesaga.processes.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.filesaga.processes.asl.Happening;
import io.filesaga.processes.asl.fault.ErrorName;
import io.filesaga.processes.data.ProcessJson;
import io.filesaga.processes.data.Shelf;
import io.filesaga.processes.definition.Machine;
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

    Uni<News> of(Machine machine, ExecutionRow row, List<TaskEnd> ends) {
        boolean writes = row.documentEtag() != null && ends.stream().anyMatch(end -> end.belongsInDocument(machine));
        return writes ? written(machine, row, ends) : plain(ends).map(news -> new News(news, row.documentEtag()));
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

    private record Draft(ObjectNode document, List<Happening> happenings) {

        Draft and(Happening happening) {
            happenings.add(happening);
            return this;
        }
    }

    private Uni<News> written(Machine machine, ExecutionRow row, List<TaskEnd> ends) {
        Uni<Draft> all = documents.read(row).map(document -> new Draft(document, new ArrayList<>()));
        for (TaskEnd end : ends) {
            all = all.chain(draft -> plain(end)
                    .chain(happening -> end.belongsInDocument(machine)
                            ? with(row, draft, end, happening)
                            : Uni.createFrom().item(draft.and(happening))));
        }
        return all.chain(
                draft -> documents.write(row, draft.document()).map(etag -> new News(draft.happenings(), etag)));
    }

    private Uni<Draft> with(ExecutionRow row, Draft draft, TaskEnd end, Happening happening) {
        if (!(happening instanceof Happening.TaskSucceeded success)) {
            return Uni.createFrom().item(draft.and(happening));
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

package io.filesaga.processes.asl.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one state: what its type does is read by the reader of that type. */
final class StateReader {

    private static final State UNREADABLE =
            new State("", new Work.Succeed(), FlowReader.NONE, null, List.of(), List.of());

    private final ResourceCheck resources;

    StateReader(ResourceCheck resources) {
        this.resources = resources;
    }

    /** A state that is faulty is read as well as it can be. */
    State read(String name, Fields fields, Links links, StatesReader nested) {
        QueryLanguage.check(fields);
        String text = fields.requiredText("Type");
        Optional<StateType> type = StateType.named(text);
        if (type.isEmpty()) {
            if (!text.isEmpty()) {
                fields.wrong("Type", "\"" + text + "\" is no type of state.");
            }
            return UNREADABLE;
        }
        State state = read(name, type.get(), fields, links, nested);
        fields.finish();
        return state;
    }

    private State read(String name, StateType type, Fields fields, Links links, StatesReader nested) {
        boolean retries = type.hasRetry();
        return new State(
                name,
                work(name, type, fields, links, nested),
                FlowReader.read(fields, type),
                type.hasNext() ? next(name, fields, links) : null,
                retries ? RetryReader.read(fields) : List.of(),
                retries ? CatchReader.read(name, fields, links) : List.of());
    }

    private Work work(String name, StateType type, Fields fields, Links links, StatesReader nested) {
        return switch (type) {
            case TASK -> TaskReader.read(fields, resources);
            case PASS -> new Work.Pass(fields.has("Result") ? fields.take("Result") : null);
            case CHOICE -> ChoiceReader.read(name, fields, links);
            case WAIT -> WaitReader.read(fields);
            case SUCCEED -> new Work.Succeed();
            case FAIL -> FailReader.read(fields);
            case PARALLEL -> ParallelReader.read(fields, nested);
            case MAP -> MapReader.read(fields, nested);
        };
    }

    private static @Nullable String next(String name, Fields fields, Links links) {
        fields.notBoth("Next", "End");
        if (!fields.has("Next") && !fields.has("End")) {
            fields.require("Next");
            return null;
        }
        JsonNode end = fields.take("End");
        if (fields.has("End") && !(end.isBoolean() && end.booleanValue())) {
            fields.wrong("End", "This must be true, or absent.");
        }
        String next = fields.text("Next");
        if (next != null) {
            links.add(name, next, fields.at("Next"));
        }
        return next;
    }
}

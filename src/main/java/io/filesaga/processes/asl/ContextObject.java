package io.filesaga.processes.asl;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.filesaga.processes.asl.definition.State;
import io.filesaga.processes.asl.definition.Work;
import io.filesaga.processes.asl.json.Json;
import io.filesaga.processes.asl.path.Scope;
import io.filesaga.processes.asl.progress.Strand;
import org.jspecify.annotations.Nullable;

/** Builds what {@code $$} is (Amazon States Language, "The Context Object"). */
final class ContextObject {

    private ContextObject() {}

    /** The raw input of a strand's state, and its context object. */
    static Scope scope(Move move, State state, Strand strand, @Nullable Item item) {
        ObjectNode context = Json.NODES.objectNode();
        Execution execution = move.execution();
        context.putObject("Execution")
                .put("Id", execution.id())
                .put("Name", execution.name())
                .put("StartTime", execution.startedAt().toString())
                .set("Input", execution.input());
        context.putObject("State")
                .put("Name", state.name())
                .put("EnteredTime", strand.enteredAt().toString())
                .put("RetryCount", strand.retryCount());
        context.putObject("StateMachine").put("Id", execution.machineId()).put("Name", execution.machineName());
        if (state.work() instanceof Work.Task) {
            context.putObject("Task").put("Token", move.token(strand.stepId()));
        }
        if (item != null) {
            context.putObject("Map")
                    .putObject("Item")
                    .put("Index", item.index())
                    .set("Value", item.value());
        }
        return new Scope(strand.input(), context);
    }
}

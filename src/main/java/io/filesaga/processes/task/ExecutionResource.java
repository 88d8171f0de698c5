package io.filesaga.processes.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.filesaga.processes.asl.fault.Fault;
import io.filesaga.processes.data.ProcessJson;
import io.filesaga.processes.data.Shelf;
import io.filesaga.processes.execution.ExecutionRequest;
import io.filesaga.processes.execution.ExecutionStarts;
import io.filesaga.processes.execution.ExecutionStore;
import io.filesaga.sagas.IdempotencyKey;
import io.filesaga.sagas.RefusedException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * {@code states:startExecution}: starts another process of the same owner; {@code .sync} waits for its end, which tells
 * the task itself, in the commit of the end. Each attempt starts one execution, however often it is made again.
 */
@Singleton
class ExecutionResource implements TaskResource {

    private static final String START = "states:startExecution";
    private static final String START_AND_WAIT = START + ".sync";
    private static final String PROCESS = "Process";
    private static final String INPUT = "Input";

    /** What the service itself cannot do now; all else is the definition's or the process's fault. */
    private static final Set<String> PASSING =
            Set.of("database-unavailable", "store-unavailable", "overloaded", "draining");

    private final ExecutionStarts starts;
    private final ExecutionStore executions;
    private final Shelf shelf;
    private final ProcessJson json;

    ExecutionResource(ExecutionStarts starts, ExecutionStore executions, Shelf shelf, ProcessJson json) {
        this.starts = starts;
        this.executions = executions;
        this.shelf = shelf;
        this.json = json;
    }

    @Override
    public boolean serves(String resource) {
        return resource.equals(START) || resource.equals(START_AND_WAIT);
    }

    @Override
    public List<Fault> faultsOf(String resource, JsonNode state) {
        return new Template(state)
                .needs(PROCESS)
                .allows(Set.of(PROCESS, INPUT))
                .holds(PROCESS, JsonNode::isTextual, "Process is the name of a process.")
                .holds(INPUT, JsonNode::isObject, "Input is an object.")
                .faults();
    }

    @Override
    public Uni<TaskAnswer> run(TaskCall call) {
        String process = Template.text(call.payload(), PROCESS);
        if (process == null) {
            return Uni.createFrom().item(TaskAnswer.failed("StepFunctions.InvalidInput", "Process is no text."));
        }
        boolean waits = call.resource().equals(START_AND_WAIT);
        return input(call)
                .chain(input -> input.isObject()
                        ? starts.start(request(call, process, input, waits)).chain(id -> answer(id, waits))
                        : Uni.createFrom().item(TaskAnswer.failed("StepFunctions.InvalidInput", "Input is no object.")))
                .onFailure(ExecutionResource::isRefused)
                .recoverWithItem(failure -> refused((RefusedException) failure));
    }

    /** Without an input of its own, the input of an execution that owns a document is the downstream's too. */
    private Uni<JsonNode> input(TaskCall call) {
        JsonNode given = call.payload().get(INPUT);
        if (given != null) {
            return Uni.createFrom().item(given);
        }
        return call.document() == null
                ? Uni.createFrom().item(json.object())
                : shelf.fetch(call.execution().input());
    }

    private static ExecutionRequest request(TaskCall call, String process, JsonNode input, boolean waits) {
        return new ExecutionRequest(
                call.execution().owner(),
                process,
                input,
                new IdempotencyKey("task:" + call.idempotencyKey(), call.idempotencyKey()),
                call.execution().traceParent(),
                waits ? call.self() : null);
    }

    private Uni<TaskAnswer> answer(UUID id, boolean waits) {
        if (waits) {
            return Uni.createFrom().item(new TaskAnswer.Elsewhere());
        }
        return executions.find(id).map(found -> {
            ObjectNode result = json.object().put("executionId", id.toString());
            found.ifPresent(row -> {
                result.put("transactionId", row.transactionId());
                result.put("startedAt", row.startedAt().toString());
            });
            return new TaskAnswer.Succeeded(result);
        });
    }

    private static boolean isRefused(Throwable failure) {
        return failure instanceof RefusedException refused
                && !PASSING.contains(refused.refusal().reason());
    }

    private static TaskAnswer refused(RefusedException failure) {
        String error = failure.refusal().reason().equals("not-found")
                ? "StepFunctions.StateMachineDoesNotExist"
                : "StepFunctions.InvalidInput";
        return TaskAnswer.failed(error, failure.refusal().detail());
    }
}

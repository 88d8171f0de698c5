package io.filesaga.processes.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * What never changes about an execution: the part of the context object ({@code $$}) that is known at its start.
 *
 * @param id {@code $$.Execution.Id}
 * @param name {@code $$.Execution.Name}
 * @param startedAt {@code $$.Execution.StartTime}
 * @param input {@code $$.Execution.Input}, what the execution was started with
 * @param machineId {@code $$.StateMachine.Id}
 * @param machineName {@code $$.StateMachine.Name}
 */
public record Execution(
        String id, String name, Instant startedAt, JsonNode input, String machineId, String machineName) {}

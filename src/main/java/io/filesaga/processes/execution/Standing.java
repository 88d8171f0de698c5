package io.filesaga.processes.execution;

import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.processes.definition.Machine;

/**
 * Where an execution stands before a move, its data fetched.
 *
 * @param input what it was started with, as its states see it
 * @param progress as the interpreter wrote it
 */
record Standing(ExecutionRow row, Machine machine, JsonNode input, JsonNode progress) {}

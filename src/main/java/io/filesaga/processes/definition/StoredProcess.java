package io.filesaga.processes.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * A version of a process.
 *
 * @param version 1 for the first
 * @param definition as it was put
 * @param createdAt when this version was put
 */
public record StoredProcess(String owner, String name, int version, JsonNode definition, Instant createdAt) {}

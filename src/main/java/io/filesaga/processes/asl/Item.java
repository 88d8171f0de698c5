package io.filesaga.processes.asl;

import com.fasterxml.jackson.databind.JsonNode;

/** What the innermost Map around a strand is about: {@code $$.Map.Item}. */
record Item(int index, JsonNode value) {}

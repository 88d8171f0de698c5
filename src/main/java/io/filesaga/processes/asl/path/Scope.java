package io.filesaga.processes.asl.path;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What paths look at.
 *
 * @param data what {@code $} is
 * @param context what {@code $$} is
 */
public record Scope(JsonNode data, JsonNode context) {

    public Scope with(JsonNode newData) {
        return new Scope(newData, context);
    }
}

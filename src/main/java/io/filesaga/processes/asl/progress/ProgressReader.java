package io.filesaga.processes.asl.progress;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what {@link ProgressWriter} has written. */
final class ProgressReader {

    private ProgressReader() {}

    static Progress progress(JsonNode json) {
        try {
            return new Progress(
                    json.has("root") ? strand(json.required("root")) : null,
                    instantOrNull(json, "deadline"),
                    json.required("moves").intValue(),
                    json.required("entries").intValue(),
                    json.has("end") ? end(json.required("end")) : null);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static End end(JsonNode json) {
        if (json.has("output")) {
            return new End.Succeeded(json.required("output"));
        } else if (json.has("error")) {
            return new End.Failed(
                    json.required("error").asText(), json.required("cause").asText());
        }
        return new End.TimedOut();
    }

    private static Strand strand(JsonNode json) {
        List<Integer> retries = new ArrayList<>();
        json.path("retries").forEach(count -> retries.add(count.intValue()));
        return new Strand(
                json.required("path").asText(),
                json.required("steps").intValue(),
                json.required("state").asText(),
                json.required("input"),
                instant(json, "enteredAt"),
                List.copyOf(retries),
                position(json));
    }

    private static Position position(JsonNode json) {
        if (json.has("entered")) {
            return new Position.Entered();
        } else if (json.has("task")) {
            return new Position.Tasking(task(json.required("state").asText(), json.required("task")));
        } else if (json.has("waiting")) {
            return new Position.Waiting(instant(json, "waiting"));
        } else if (json.has("backoff")) {
            return new Position.Backoff(instant(json, "backoff"));
        } else if (json.has("fork")) {
            JsonNode fork = json.required("fork");
            return new Position.Forked(
                    fork.required("next").intValue(),
                    byIndex(fork.required("open"), ProgressReader::strand),
                    byIndex(fork.required("outputs"), Function.identity()));
        }
        return new Position.Ready();
    }

    private static TaskDemand task(String state, JsonNode json) {
        return new TaskDemand(
                json.required("id").asText(),
                state,
                json.required("resource").asText(),
                json.required("payload"),
                json.required("attempt").intValue(),
                instantOrNull(json, "timeoutAt"));
    }

    private static <T> SortedMap<Integer, T> byIndex(JsonNode json, Function<JsonNode, T> read) {
        SortedMap<Integer, T> all = new TreeMap<>();
        json.properties().forEach(field -> all.put(Integer.valueOf(field.getKey()), read.apply(field.getValue())));
        return all;
    }

    private static Instant instant(JsonNode json, String name) {
        return Instant.parse(json.required(name).asText());
    }

    private static @Nullable Instant instantOrNull(JsonNode json, String name) {
        return json.has(name) ? instant(json, name) : null;
    }
}

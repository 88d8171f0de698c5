package io.filesaga.processes.asl.progress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Progress as JSON; {@link ProgressReader} reads it. A later version may add fields, and must read these. */
final class ProgressWriter {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ProgressWriter() {}

    static JsonNode progress(Progress progress) {
        ObjectNode json = NODES.objectNode().put("moves", progress.moves()).put("entries", progress.entries());
        if (progress.deadline() != null) {
            json.put("deadline", progress.deadline().toString());
        }
        if (progress.root() != null) {
            json.set("root", strand(progress.root()));
        }
        if (progress.end() != null) {
            json.set("end", end(progress.end()));
        }
        return json;
    }

    private static JsonNode end(End end) {
        ObjectNode json = NODES.objectNode();
        if (end instanceof End.Succeeded succeeded) {
            return json.set("output", succeeded.output());
        } else if (end instanceof End.Failed failed) {
            return json.put("error", failed.error()).put("cause", failed.cause());
        }
        return json.put("timedOut", true);
    }

    private static JsonNode strand(Strand strand) {
        ObjectNode json = NODES.objectNode()
                .put("path", strand.path())
                .put("steps", strand.steps())
                .put("state", strand.state())
                .put("enteredAt", strand.enteredAt().toString());
        json.set("input", strand.input());
        if (!strand.retries().isEmpty()) {
            ArrayNode retries = json.putArray("retries");
            strand.retries().forEach(retries::add);
        }
        position(strand.position(), json);
        return json;
    }

    private static void position(Position position, ObjectNode json) {
        if (position instanceof Position.Entered) {
            json.put("entered", true);
        } else if (position instanceof Position.Tasking tasking) {
            json.set("task", task(tasking.demand()));
        } else if (position instanceof Position.Waiting waiting) {
            json.put("waiting", waiting.until().toString());
        } else if (position instanceof Position.Backoff backoff) {
            json.put("backoff", backoff.until().toString());
        } else if (position instanceof Position.Forked forked) {
            json.set("fork", fork(forked));
        }
    }

    private static JsonNode task(TaskDemand demand) {
        ObjectNode json = NODES.objectNode()
                .put("id", demand.taskId())
                .put("resource", demand.resource())
                .put("attempt", demand.attempt());
        if (demand.timeoutAt() != null) {
            json.put("timeoutAt", demand.timeoutAt().toString());
        }
        return json.set("payload", demand.payload());
    }

    private static JsonNode fork(Position.Forked forked) {
        ObjectNode json = NODES.objectNode().put("next", forked.next());
        ObjectNode open = json.putObject("open");
        forked.open().forEach((index, strand) -> open.set(index.toString(), strand(strand)));
        ObjectNode outputs = json.putObject("outputs");
        forked.outputs().forEach((index, output) -> outputs.set(index.toString(), output));
        return json;
    }
}

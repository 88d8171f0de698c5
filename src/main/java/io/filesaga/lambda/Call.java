package io.filesaga.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What the function is called with. */
record Call(JsonNode event) {

    private static final String COMMAND = "filesaga";
    private static final String RECORDS = "Records";

    enum Kind {
        TICK,
        BATCH,
        MESSAGE
    }

    /** What is no JSON is a message as well: the one that reads them says what is wrong with it. */
    static Call of(ObjectMapper json, byte[] event) {
        try {
            return new Call(json.readTree(event));
        } catch (IOException notJson) {
            return new Call(MissingNode.getInstance());
        }
    }

    Kind kind() {
        if (event.has(COMMAND)) {
            return Kind.TICK;
        }
        return event.path(RECORDS).path(0).path("eventSource").asText().equals("aws:sqs") ? Kind.BATCH : Kind.MESSAGE;
    }

    String command() {
        return event.path(COMMAND).asText();
    }

    List<JsonNode> records() {
        List<JsonNode> records = new ArrayList<>();
        event.path(RECORDS).forEach(records::add);
        return records;
    }
}

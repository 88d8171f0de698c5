package io.filesaga.processes.asl.definition;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Why a field is refused that the language, or AWS Step Functions, has elsewhere. */
final class Unsupported {

    private static final String JSONATA = " belongs to JSONata; only JSONPath is supported.";
    private static final Map<String, String> SENTENCES = sentences();

    private Unsupported() {}

    private static Map<String, String> sentences() {
        Map<String, String> sentences = new HashMap<>();
        for (String name : List.of("Arguments", "Output", "Condition", "Items")) {
            sentences.put(name, name + JSONATA);
        }
        for (String name : List.of(
                "ItemReader",
                "ItemBatcher",
                "ResultWriter",
                "Label",
                "ToleratedFailureCount",
                "ToleratedFailureCountPath",
                "ToleratedFailurePercentage",
                "ToleratedFailurePercentagePath")) {
            sentences.put(name, name + " belongs to the distributed Map, which is not supported.");
        }
        sentences.put("Assign", "Variables are not supported.");
        sentences.put("Credentials", "Credentials is not supported.");
        sentences.put("HeartbeatSeconds", "Heartbeats are not supported; use TimeoutSeconds.");
        sentences.put("HeartbeatSecondsPath", "Heartbeats are not supported; use TimeoutSecondsPath.");
        return sentences;
    }

    static String sentence(String name) {
        return SENTENCES.getOrDefault(name, "\"" + name + "\" is not known here.");
    }
}

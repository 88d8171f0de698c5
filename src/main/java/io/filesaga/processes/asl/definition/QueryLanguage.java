package io.filesaga.processes.asl.definition;

/** The field of that name: JSONPath may be named, and is the only one. */
final class QueryLanguage {

    private QueryLanguage() {}

    static void check(Fields fields) {
        String language = fields.text("QueryLanguage");
        if (language != null && !language.equals("JSONPath")) {
            fields.wrong("QueryLanguage", "Only JSONPath is supported.");
        }
    }
}

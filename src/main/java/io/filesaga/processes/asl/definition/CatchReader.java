package io.filesaga.processes.asl.definition;

import java.util.ArrayList;
import java.util.List;

/** Reads the Catch of a state. */
final class CatchReader {

    private CatchReader() {}

    static List<Catcher> read(String name, Fields fields, Links links) {
        List<Catcher> catchers = new ArrayList<>();
        List<Fields> all = RetryReader.each(fields, "Catch");
        for (Fields each : all) {
            ErrorEquals errors = ErrorEqualsReader.read(each, catchers.size() == all.size() - 1);
            String next = each.requiredText("Next");
            if (each.json().path("Next").isTextual()) {
                links.add(name, next, each.at("Next"));
            }
            catchers.add(new Catcher(errors, next, Paths.referenceOrNull(each, "ResultPath")));
            each.finish();
        }
        return List.copyOf(catchers);
    }
}

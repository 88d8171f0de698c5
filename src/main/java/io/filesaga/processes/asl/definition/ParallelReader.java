package io.filesaga.processes.asl.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Reads the branches of a Parallel state. */
final class ParallelReader {

    private ParallelReader() {}

    static Work read(Fields fields, StatesReader nested) {
        fields.require("Branches");
        JsonNode branches = fields.take("Branches");
        if (!branches.isMissingNode() && (!branches.isArray() || branches.isEmpty())) {
            fields.wrong("Branches", "This must be an array with at least one branch.");
        }
        List<States> all = new ArrayList<>();
        for (int i = 0; branches.isArray() && i < branches.size(); i++) {
            Fields branch = Fields.of(branches.path(i), fields.at("Branches").appendIndex(i), fields.faults());
            QueryLanguage.check(branch);
            all.add(nested.read(branch));
            branch.finish();
        }
        return new Work.Parallel(List.copyOf(all));
    }
}

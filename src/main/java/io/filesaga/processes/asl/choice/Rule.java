package io.filesaga.processes.asl.choice;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.processes.asl.fault.Faults;
import io.filesaga.processes.asl.fault.StateFailure;
import io.filesaga.processes.asl.path.Path;
import io.filesaga.processes.asl.path.Scope;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A question about the data. Immutable. */
public sealed interface Rule {

    /**
     * Reads a rule; what is wrong in it is added to the faults.
     *
     * @param besides the fields that the caller knows what to do with, such as {@code Next}
     */
    static Rule parse(JsonNode json, JsonPointer at, Set<String> besides, Faults faults) {
        return new RuleReader(faults).read(json, at, besides);
    }

    /**
     * The answer.
     *
     * @throws StateFailure {@code States.Runtime} when a place that it asks for is not in the data
     */
    boolean holds(Scope scope);

    /** Every one. */
    record And(List<Rule> rules) implements Rule {
        @Override
        public boolean holds(Scope scope) {
            return rules.stream().allMatch(rule -> rule.holds(scope));
        }
    }

    /** At least one. */
    record Or(List<Rule> rules) implements Rule {
        @Override
        public boolean holds(Scope scope) {
            return rules.stream().anyMatch(rule -> rule.holds(scope));
        }
    }

    /** The opposite. */
    record Not(Rule rule) implements Rule {
        @Override
        public boolean holds(Scope scope) {
            return !rule.holds(scope);
        }
    }

    /** Whether the variable is there at all. */
    record Present(Path variable, boolean wanted) implements Rule {
        @Override
        public boolean holds(Scope scope) {
            return variable.find(scope).isPresent() == wanted;
        }
    }

    /** A comparison with a constant. */
    record Constant(Path variable, Comparison comparison, JsonNode operand) implements Rule {
        @Override
        public boolean holds(Scope scope) {
            return comparison.test().test(there(variable, scope), operand);
        }
    }

    /** A comparison with another place. */
    record Places(Path variable, Comparison comparison, Path operand) implements Rule {
        @Override
        public boolean holds(Scope scope) {
            return comparison.test().test(there(variable, scope), there(operand, scope));
        }
    }

    private static JsonNode there(Path path, Scope scope) {
        Optional<JsonNode> found = path.find(scope);
        return found.orElseThrow(() -> StateFailure.runtime("The path " + path + " of a choice rule finds nothing."));
    }
}

package io.filesaga.processes.asl.choice;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.processes.asl.fault.Faults;
import io.filesaga.processes.asl.fault.SyntaxException;
import io.filesaga.processes.asl.path.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads rules and tells their faults. A rule with a fault is read as one that is never asked. */
final class RuleReader {

    private static final Rule NEVER = new Rule.Or(List.of());
    private static final Set<String> COMBINATIONS = Set.of("And", "Or", "Not");

    private final Faults faults;

    RuleReader(Faults faults) {
        this.faults = faults;
    }

    Rule read(JsonNode json, JsonPointer at, Set<String> besides) {
        if (!json.isObject()) {
            return wrong(at, "A choice rule must be an object.");
        }
        List<String> own = new ArrayList<>();
        json.fieldNames().forEachRemaining(own::add);
        own.removeAll(besides);
        own.remove("Comment");
        Optional<String> combination =
                own.stream().filter(COMBINATIONS::contains).findFirst();
        if (combination.isEmpty()) {
            return comparison(json, own, at);
        } else if (own.size() > 1) {
            own.remove(combination.get());
            return wrong(at.appendProperty(own.get(0)), "This field cannot stand beside " + combination.get() + ".");
        }
        return combined(combination.get(), json.path(combination.get()), at.appendProperty(combination.get()));
    }

    private Rule combined(String combination, JsonNode operand, JsonPointer at) {
        if (combination.equals("Not")) {
            return new Rule.Not(read(operand, at, Set.of()));
        } else if (!operand.isArray() || operand.isEmpty()) {
            return wrong(at, combination + " must be an array with at least one rule.");
        }
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < operand.size(); i++) {
            rules.add(read(operand.path(i), at.appendIndex(i), Set.of()));
        }
        return combination.equals("And") ? new Rule.And(List.copyOf(rules)) : new Rule.Or(List.copyOf(rules));
    }

    private Rule comparison(JsonNode json, List<String> own, JsonPointer at) {
        Path variable = variable(json, at);
        own.remove("Variable");
        if (own.isEmpty()) {
            return wrong(at, "A choice rule needs a comparison operator, And, Or or Not.");
        }
        String name = own.get(0);
        JsonPointer here = at.appendProperty(name);
        if (own.size() > 1) {
            wrong(
                    at.appendProperty(own.get(1)),
                    "A choice rule has one comparison operator; this one has " + name + ".");
        }
        Optional<Comparison> withPath = Comparison.namedWithPath(name);
        if (withPath.isPresent()) {
            return new Rule.Places(variable, withPath.get(), path(json.path(name), here));
        }
        return Comparison.named(name)
                .map(comparison -> constant(variable, comparison, json.path(name), here))
                .orElseGet(() -> wrong(here, "\"" + name + "\" is no comparison operator."));
    }

    private Rule constant(Path variable, Comparison comparison, JsonNode operand, JsonPointer at) {
        if (!comparison.operand().fits(operand)) {
            return wrong(at, comparison.name() + " needs " + comparison.operand().description + ".");
        } else if (comparison.name().equals(Comparison.PRESENT)) {
            return new Rule.Present(variable, operand.booleanValue());
        } else if (comparison.name().equals(Comparison.MATCHES)) {
            checkPattern(operand.textValue(), at);
        }
        return new Rule.Constant(variable, comparison, operand);
    }

    private void checkPattern(String pattern, JsonPointer at) {
        try {
            Wildcard.parse(pattern);
        } catch (SyntaxException e) {
            faults.add(at, e.sentence());
        }
    }

    private Path variable(JsonNode json, JsonPointer at) {
        if (!json.has("Variable")) {
            faults.add(at, "A choice rule needs a Variable, or And, Or or Not.");
            return Path.ROOT;
        }
        return path(json.path("Variable"), at.appendProperty("Variable"));
    }

    private Path path(JsonNode text, JsonPointer at) {
        if (!text.isTextual()) {
            faults.add(at, "A path must be a string.");
            return Path.ROOT;
        }
        try {
            return Path.parse(text.textValue());
        } catch (SyntaxException e) {
            faults.add(at, e.sentence());
            return Path.ROOT;
        }
    }

    private Rule wrong(JsonPointer at, String sentence) {
        faults.add(at, sentence);
        return NEVER;
    }
}

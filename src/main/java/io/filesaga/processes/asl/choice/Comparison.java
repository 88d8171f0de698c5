package io.filesaga.processes.asl.choice;

import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.processes.asl.json.Timestamp;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One comparison operator.
 *
 * @param name as it is written
 * @param operand what its constant must be
 * @param test of the variable and the operand
 */
record Comparison(String name, Operand operand, BiPredicate<JsonNode, JsonNode> test) {

    static final String PRESENT = "IsPresent";
    static final String MATCHES = "StringMatches";

    private static final Map<String, IntPredicate> ORDERS = Map.of(
            "Equals", n -> n == 0,
            "LessThan", n -> n < 0,
            "GreaterThan", n -> n > 0,
            "LessThanEquals", n -> n <= 0,
            "GreaterThanEquals", n -> n >= 0);

    private static final Map<String, Comparison> WITH_CONSTANT = Stream.of(ordered(), typed(), others())
            .flatMap(Collection::stream)
            .collect(Collectors.toUnmodifiableMap(Comparison::name, Function.identity()));

    /** What a constant may be. */
    enum Operand {
        STRING("a string"),
        NUMBER("a number"),
        BOOLEAN("true or false"),
        TIMESTAMP("a timestamp such as 2030-01-31T12:00:00Z");

        final String description;

        Operand(String description) {
            this.description = description;
        }

        boolean fits(JsonNode constant) {
            return switch (this) {
                case STRING -> constant.isTextual();
                case NUMBER -> constant.isNumber();
                case BOOLEAN -> constant.isBoolean();
                case TIMESTAMP -> timestamp(constant).isPresent();
            };
        }
    }

    static Optional<Comparison> named(String name) {
        return Optional.ofNullable(WITH_CONSTANT.get(name));
    }

    /** {@code StringEqualsPath} and its like; the tests of types and of patterns have no such form. */
    static Optional<Comparison> namedWithPath(String name) {
        return name.endsWith("Path") && !name.startsWith("Is") && !name.startsWith(MATCHES)
                ? named(name.substring(0, name.length() - "Path".length()))
                : Optional.empty();
    }

    private static List<Comparison> ordered() {
        List<Comparison> all = new ArrayList<>();
        ORDERS.forEach((order, sign) -> {
            all.add(of("String" + order, Operand.STRING, Comparison::string, sign));
            all.add(of("Numeric" + order, Operand.NUMBER, Comparison::number, sign));
            all.add(of("Timestamp" + order, Operand.TIMESTAMP, Comparison::timestamp, sign));
        });
        return all;
    }

    private static <T extends Comparable<T>> Comparison of(
            String name, Operand operand, Function<JsonNode, Optional<T>> type, IntPredicate sign) {
        return new Comparison(name, operand, (variable, other) -> {
            Optional<T> left = type.apply(variable);
            Optional<T> right = type.apply(other);
            return left.isPresent() && right.isPresent() && sign.test(left.get().compareTo(right.get()));
        });
    }

    private static List<Comparison> typed() {
        return List.of(
                is("IsNull", JsonNode::isNull),
                is("IsString", JsonNode::isTextual),
                is("IsNumeric", JsonNode::isNumber),
                is("IsBoolean", JsonNode::isBoolean),
                is("IsTimestamp", node -> timestamp(node).isPresent()),
                is(PRESENT, node -> true));
    }

    private static Comparison is(String name, Predicate<JsonNode> type) {
        return new Comparison(
                name, Operand.BOOLEAN, (variable, wanted) -> type.test(variable) == wanted.booleanValue());
    }

    private static List<Comparison> others() {
        return List.of(
                new Comparison(
                        "BooleanEquals",
                        Operand.BOOLEAN,
                        (variable, other) -> variable.isBoolean() && variable.equals(other)),
                new Comparison(
                        MATCHES,
                        Operand.STRING,
                        (variable, pattern) -> variable.isTextual()
                                && Wildcard.known(pattern.textValue()).matches(variable.textValue())));
    }

    private static Optional<String> string(JsonNode node) {
        return Optional.ofNullable(node.textValue());
    }

    private static Optional<BigDecimal> number(JsonNode node) {
        return node.isNumber() ? Optional.of(node.decimalValue()) : Optional.empty();
    }

    private static Optional<Instant> timestamp(JsonNode node) {
        return string(node).flatMap(Timestamp::parse);
    }
}

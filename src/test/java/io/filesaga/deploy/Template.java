package io.filesaga.deploy;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The template of a stack, its intrinsic functions as {@link Intrinsic}s. */
record Template(Map<String, Object> root) {

    /**
     * A function of CloudFormation.
     *
     * @param name as in its short form, without the exclamation mark
     * @param argument a text, a list or a map
     */
    record Intrinsic(String name, Object argument) {}

    private static final class Reading extends SafeConstructor {

        Reading() {
            super(new LoaderOptions());
            yamlMultiConstructors.put("!", new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    return new Intrinsic(node.getTag().getValue().substring(1), argument(node));
                }
            });
        }

        private Object argument(Node node) {
            if (node instanceof ScalarNode text) {
                return constructScalar(text);
            }
            return node instanceof SequenceNode list ? constructSequence(list) : constructMapping((MappingNode) node);
        }
    }

    static Template read() {
        try (Reader reader = Files.newBufferedReader(Path.of("aws", "template.yaml"))) {
            return new Template(new Yaml(new Reading()).load(reader));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, Object> section(String name) {
        return map(root.get(name));
    }

    Map<String, Object> resource(String name) {
        return map(section("Resources").get(name));
    }

    Stream<Map<String, Object>> resources(String type) {
        return section("Resources").values().stream()
                .map(Template::map)
                .filter(found -> found.get("Type").equals(type));
    }

    /** Every statement of every policy in the template. */
    Stream<Map<String, Object>> statements() {
        return all(root).filter(Map.class::isInstance).map(Template::map).filter(found -> found.containsKey("Effect"));
    }

    /** A value and all that is in it, intrinsic functions included. */
    static Stream<Object> all(Object value) {
        if (value instanceof Map<?, ?> map) {
            return Stream.concat(Stream.of(value), map.values().stream().flatMap(Template::all));
        }
        if (value instanceof Collection<?> list) {
            return list.stream().flatMap(Template::all);
        }
        return value instanceof Intrinsic function
                ? Stream.concat(Stream.of(value), all(function.argument()))
                : Stream.of(value);
    }

    /** A list, or the one value that may stand for it. */
    static List<Object> list(Object value) {
        return value instanceof Collection<?> many ? List.copyOf(many) : List.of(value);
    }

    /** What is found at the end of a way through maps. */
    static Object at(Map<String, Object> from, String... path) {
        Object found = from;
        for (String step : path) {
            found = map(found).get(step);
        }
        return found;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}

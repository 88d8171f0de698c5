package io.filesaga.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Settings by their names as environment variables. */
final class Environment {

    private static final Pattern KEY = Pattern.compile("(?m)^\\| `((?:filesaga|quarkus)\\.[^`]+)` \\|");

    private Environment() {}

    /** What a file gives to a generated ConfigMap. */
    static Map<String, String> in(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.split("=", 2))
                    .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a container sets by name. */
    static Map<String, JsonNode> of(JsonNode container) {
        Map<String, JsonNode> all = new TreeMap<>();
        container.path("env").forEach(variable -> all.put(variable.path("name").asText(), variable));
        return all;
    }

    /** Every key of docs/configuration.md, which another test holds to the code. */
    static Set<String> known() {
        try {
            Matcher keys = KEY.matcher(Files.readString(Path.of("docs", "configuration.md")));
            return keys.results()
                    .map(key -> key.group(1).replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.filesaga.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import io.filesaga.testing.OurTypes;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.io.Reader;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** docs/configuration.md and application.properties say what the settings say. */
class ConfigurationDocTest {

    private static final String NONE = "none";
    private static final Pattern KEY = Pattern.compile("\\bfilesaga(\\.(?:[a-z][a-z-]*|\\*))+");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(filesaga\\.[^`]+)` \\| (?:`([^`]*)`|(none)) \\|");
    private static final Pattern EXAMPLE = Pattern.compile("(?m)^\\| `(quarkus\\.[^`]+)` \\|[^|]*\\| `([A-Z0-9_]+)=");
    private static final Pattern EXPRESSION = Pattern.compile("\\$?\\{([^:}]+)(?::([^}]*))?}");

    private static final JavaClasses HOUSE = OurTypes.read();

    private static final Map<String, String> DEFAULTS = new TreeMap<>();
    private static String doc = "";
    private static Properties properties = new Properties();

    @BeforeAll
    static void read() throws IOException {
        HOUSE.stream()
                .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                .map(JavaClass::reflect)
                .forEach(ConfigurationDocTest::readDefaults);
        doc = Files.readString(Path.of("docs", "configuration.md"));
        try (Reader reader = Files.newBufferedReader(Path.of("src", "main", "resources", "application.properties"))) {
            properties.load(reader);
        }
    }

    private static void readDefaults(Class<?> mapping) {
        readDefaults(mapping.getAnnotation(ConfigMapping.class).prefix(), mapping);
    }

    /** What there may be any number of, by name, is documented once with a star for the name. */
    private static void readDefaults(String prefix, Class<?> mapping) {
        for (Method setting : mapping.getMethods()) {
            if (setting.getGenericReturnType() instanceof ParameterizedType named && named.getRawType() == Map.class) {
                readDefaults(
                        prefix + "." + kebab(setting.getName()) + ".*", (Class<?>) named.getActualTypeArguments()[1]);
                continue;
            }
            WithDefault given = setting.getAnnotation(WithDefault.class);
            if (given == null && !prefix.endsWith("*")) {
                assertEquals(Optional.class, setting.getReturnType(), setting + " has no default");
            }
            DEFAULTS.put(prefix + "." + kebab(setting.getName()), given == null ? NONE : given.value());
        }
    }

    private static String kebab(String camel) {
        return camel.replaceAll("(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    @Test
    void theTableHasEveryKeyOnceWithItsDefaultAndNoOther() {
        Map<String, String> documented = new TreeMap<>();
        matches(ROW, doc).forEach(row -> {
            String before = documented.put(row.group(1), row.group(2) == null ? NONE : row.group(2));
            assertNull(before, row.group(1) + " is there twice");
        });
        assertFalse(DEFAULTS.isEmpty());
        assertEquals(lines(DEFAULTS), lines(documented));
    }

    @Test
    void theTextNamesNoKeyThatDoesNotExist() {
        TreeSet<String> named =
                new TreeSet<>(matches(KEY, doc).map(MatchResult::group).toList());
        named.removeAll(DEFAULTS.keySet());
        assertEquals(List.of(), List.copyOf(named));
    }

    @Test
    void variablesAreNamedAfterTheirKeys() {
        List<MatchResult> examples = matches(EXAMPLE, doc).toList();
        assertFalse(examples.isEmpty());
        assertEquals(
                examples.size(),
                matches(Pattern.compile("(?m)^\\| `quarkus\\."), doc).count());
        for (MatchResult example : examples) {
            assertEquals(variable(example.group(1)), example.group(2));
        }
        List<String> ours =
                DEFAULTS.keySet().stream().map(ConfigurationDocTest::variable).toList();
        matches(Pattern.compile("\\bFILESAGA_[A-Z_]+"), doc)
                .map(MatchResult::group)
                .forEach(name -> assertTrue(ours.contains(name), name));
    }

    private static String variable(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    @Test
    void whatApplicationPropertiesSetsIsADefault() {
        for (String name : properties.stringPropertyNames()) {
            String key = name.replaceFirst("^%[a-z]+\\.", "");
            if (key.startsWith("filesaga.")) {
                assertTrue(DEFAULTS.containsKey(key), key + " does not exist");
            }
            if (name.startsWith("filesaga.")) {
                assertEquals(DEFAULTS.get(name), properties.getProperty(name), name);
            }
        }
    }

    /** A schedule does not see the defaults of a mapping: they are repeated in the expression or in application.properties. */
    @Test
    void schedulesKnowTheDefaults() {
        List<MatchResult> expressions = HOUSE.stream()
                .map(JavaClass::reflect)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .flatMap(method -> Arrays.stream(method.getAnnotationsByType(Scheduled.class)))
                .flatMap(schedule -> Stream.of(schedule.every(), schedule.delayed(), schedule.cron()))
                .flatMap(text -> matches(EXPRESSION, text))
                .toList();
        assertFalse(expressions.isEmpty());
        for (MatchResult expression : expressions) {
            String key = expression.group(1);
            String known = expression.group(2) == null ? properties.getProperty(key) : expression.group(2);
            assertEquals(DEFAULTS.get(key), known, key);
        }
    }

    private static Stream<MatchResult> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }

    private static String lines(Map<String, String> settings) {
        StringBuilder text = new StringBuilder();
        settings.forEach(
                (key, value) -> text.append(key).append('=').append(value).append('\n'));
        return text.toString();
    }
}

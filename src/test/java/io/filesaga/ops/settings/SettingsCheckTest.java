package io.filesaga.ops.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import io.filesaga.api.identity.IdentitySettings;
import io.filesaga.ops.schema.SchemaSettings;
import io.filesaga.testing.Given;
import io.filesaga.testing.OurTypes;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.SmallRyeConfig;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SettingsCheckTest {

    /** Checked where it lives, by {@code IdentityCheck}; and one whose only value is checked when it is converted. */
    private static final Set<String> ELSEWHERE =
            Set.of(IdentitySettings.class.getName(), SchemaSettings.class.getName());

    private static final JavaClasses OURS = OurTypes.read();

    private static final List<Class<?>> RULES = OURS.stream()
            .filter(type -> type.isAnnotatedWith(Singleton.class) && type.isAssignableTo(Rule.class))
            .<Class<?>>map(JavaClass::reflect)
            .toList();

    @Test
    void theStartAsksForEverySetting() {
        Set<String> asked = RULES.stream()
                .flatMap(rule -> Arrays.stream(asked(rule)))
                .map(Class::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(asked.addAll(ELSEWHERE));
        assertEquals(mappings(), asked);
    }

    @Test
    void oneWrongSettingOfAnyKindRefusesTheStart() {
        for (String wrong : List.of(
                "filesaga.files.max-size",
                "filesaga.saga.claim-batch",
                "filesaga.commit.max-batch",
                "filesaga.storage.part-size",
                "filesaga.events.sqs.loops",
                "filesaga.outbox.stream-buffer",
                "filesaga.webhooks.max-in-flight")) {
            Map<String, String> given = Map.of(wrong, "0");
            String message = assertThrows(IllegalArgumentException.class, () -> start(given))
                    .getMessage();
            assertTrue(message.startsWith(wrong + " is 0: it must be from "), message);
        }
        start(Map.of());
    }

    @Test
    void durationsAreShownAsOneWritesThem() {
        var limits = new Limits("filesaga.toys");
        assertEquals("filesaga.toys.age", limits.name("age"));
        var wrong = assertThrows(IllegalArgumentException.class, () -> limits.count("age", 4, 5, 6));
        assertEquals("filesaga.toys.age is 4: it must be from 5 to 6", wrong.getMessage());
        for (String text : new String[] {"7d", "1h30m", "0.1s", "0s", "-5s", "1m"}) {
            assertEquals(text, Limits.written(new io.quarkus.runtime.configuration.DurationConverter().convert(text)));
        }
    }

    private static void start(Map<String, String> given) {
        Class<?>[] asked = RULES.stream()
                .flatMap(rule -> Arrays.stream(asked(rule)))
                .distinct()
                .toArray(Class[]::new);
        SmallRyeConfig config = Given.config(given, asked);
        new SettingsCheck(RULES.stream().map(rule -> make(rule, config)).toList()).onStart(new StartupEvent());
    }

    private static Rule make(Class<?> rule, SmallRyeConfig config) {
        try {
            return (Rule) rule.getDeclaredConstructors()[0].newInstance(
                    Arrays.stream(asked(rule)).map(config::getConfigMapping).toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?>[] asked(Class<?> rule) {
        return rule.getDeclaredConstructors()[0].getParameterTypes();
    }

    private static Set<String> mappings() {
        Set<String> found = new TreeSet<>();
        OURS.stream()
                .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                .forEach(type -> found.add(type.getName()));
        return found;
    }
}

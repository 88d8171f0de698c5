package io.filesaga.ops.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.filesaga.api.identity.IdentitySettings;
import io.filesaga.events.EventSettings;
import io.filesaga.events.sns.SnsSettings;
import io.filesaga.events.sqs.SqsSettings;
import io.filesaga.files.FileSettings;
import io.filesaga.lambda.FunctionSettings;
import io.filesaga.ops.schema.SchemaSettings;
import io.filesaga.outbound.OutboundSettings;
import io.filesaga.outbox.OutboxSettings;
import io.filesaga.outbox.eventbridge.EventBridgeSettings;
import io.filesaga.outbox.webhooks.delivery.WebhookSettings;
import io.filesaga.processes.data.ProcessSettings;
import io.filesaga.processes.task.LambdaSettings;
import io.filesaga.sagas.engine.EngineSettings;
import io.filesaga.sagas.store.GroupCommitSettings;
import io.filesaga.storage.s3.StorageSettings;
import io.filesaga.testing.Given;
import io.filesaga.testing.OurTypes;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMapping;
import jakarta.enterprise.event.Observes;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SettingsCheckTest {

    /** Checked where it lives, by {@code IdentityCheck}; and one whose only value is checked when it is converted. */
    private static final Set<String> ELSEWHERE =
            Set.of(IdentitySettings.class.getName(), SchemaSettings.class.getName());

    @Test
    void theStartAsksForEverySetting() {
        Set<String> asked = new TreeSet<>(
                Arrays.stream(onStart().getParameterTypes()).map(Class::getName).toList());
        assertTrue(asked.remove(StartupEvent.class.getName()));
        assertTrue(asked.addAll(ELSEWHERE));
        assertEquals(mappings(), asked);
    }

    @Test
    void theStartIsWhatIsObserved() {
        assertTrue(onStart().getParameters()[0].isAnnotationPresent(Observes.class));
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
        var config = Given.config(
                given,
                FileSettings.class,
                EngineSettings.class,
                GroupCommitSettings.class,
                StorageSettings.class,
                EventSettings.class,
                SqsSettings.class,
                SnsSettings.class,
                FunctionSettings.class,
                OutboxSettings.class,
                WebhookSettings.class,
                EventBridgeSettings.class,
                OutboundSettings.class,
                ProcessSettings.class,
                LambdaSettings.class);
        new SettingsCheck()
                .onStart(
                        new StartupEvent(),
                        config.getConfigMapping(FileSettings.class),
                        config.getConfigMapping(EngineSettings.class),
                        config.getConfigMapping(GroupCommitSettings.class),
                        config.getConfigMapping(StorageSettings.class),
                        config.getConfigMapping(EventSettings.class),
                        config.getConfigMapping(SqsSettings.class),
                        config.getConfigMapping(SnsSettings.class),
                        config.getConfigMapping(FunctionSettings.class),
                        config.getConfigMapping(OutboxSettings.class),
                        config.getConfigMapping(WebhookSettings.class),
                        config.getConfigMapping(EventBridgeSettings.class),
                        config.getConfigMapping(OutboundSettings.class),
                        config.getConfigMapping(ProcessSettings.class),
                        config.getConfigMapping(LambdaSettings.class));
    }

    private static Method onStart() {
        return Arrays.stream(SettingsCheck.class.getDeclaredMethods())
                .filter(method -> method.getName().equals("onStart"))
                .findAny()
                .orElseThrow();
    }

    private static Set<String> mappings() {
        Set<String> found = new TreeSet<>();
        OurTypes.read().stream()
                .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                .forEach(type -> found.add(type.getName()));
        return found;
    }
}

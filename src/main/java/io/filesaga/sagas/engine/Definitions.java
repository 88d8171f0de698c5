package io.filesaga.sagas.engine;

import io.filesaga.sagas.SagaDefinition;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every kind of saga that this node can run, by type and version. */
@Singleton
public class Definitions {

    private final Map<String, SagaDefinition<?>> byKind;

    public Definitions(Instance<SagaDefinition<?>> all) {
        byKind = all.stream()
                .collect(Collectors.toMap(
                        definition -> kind(definition.type(), definition.version()), Function.identity()));
    }

    public Set<String> kinds() {
        return byKind.keySet();
    }

    Optional<SagaDefinition<?>> find(String type, int version) {
        return Optional.ofNullable(byKind.get(kind(type, version)));
    }

    private static String kind(String type, int version) {
        return type + ":" + version;
    }
}

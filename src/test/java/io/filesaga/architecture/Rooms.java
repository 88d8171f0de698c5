package io.filesaga.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rooms of the house and the arrows between them, as the design draws them: not drawn is forbidden. */
final class Rooms {

    static final String HOUSE = "io.filesaga";

    private static final Set<String> ALL_BUT_API = Set.of(
            "files",
            "files.catalog",
            "files.upload",
            "files.watch",
            "events",
            "events.sqs",
            "events.sns",
            "processes",
            "processes.asl",
            "processes.lambda",
            "sagas",
            "sagas.engine",
            "sagas.store",
            "storage",
            "storage.s3",
            "outbox",
            "outbox.eventbridge",
            "outbound",
            "lambda");

    /** What each room may import besides itself. Nobody imports ops; what is embedded is loaded by name alone. */
    private static final Map<String, Set<String>> MAY_IMPORT = Map.ofEntries(
            Map.entry(
                    "api",
                    Set.of(
                            "files",
                            "files.catalog",
                            "files.upload",
                            "sagas",
                            "events",
                            "events.sns",
                            "processes",
                            "processes.asl",
                            "outbox")),
            Map.entry("files", Set.of("sagas", "storage", "outbox")),
            Map.entry("files.catalog", Set.of("files", "sagas", "storage")),
            Map.entry("files.upload", Set.of("files", "sagas", "storage")),
            Map.entry("files.watch", Set.of("files", "files.upload", "sagas", "storage")),
            Map.entry("events", Set.of("files.watch")),
            Map.entry("events.sqs", Set.of("events", "sagas", "sdk", "sdk.aws")),
            Map.entry("events.sns", Set.of("events", "sagas", "sdk")),
            Map.entry("processes", Set.of("sagas", "storage", "outbox", "outbound", "processes.asl")),
            Map.entry("processes.asl", Set.of()),
            Map.entry("processes.lambda", Set.of("processes", "sdk", "sdk.aws")),
            Map.entry("sagas", Set.of()),
            Map.entry("sagas.engine", Set.of("sagas", "sagas.store")),
            Map.entry("sagas.store", Set.of("sagas")),
            Map.entry("storage", Set.of()),
            Map.entry("storage.s3", Set.of("storage", "sdk")),
            Map.entry("sdk", Set.of()),
            Map.entry("sdk.aws", Set.of("sdk")),
            Map.entry("outbound", Set.of()),
            Map.entry("outbox", Set.of("sagas", "outbound")),
            Map.entry("outbox.eventbridge", Set.of("outbox", "sagas", "sdk", "sdk.aws")),
            Map.entry("lambda", Set.of("events", "files.watch", "sagas", "outbox", "outbox.eventbridge", "processes")),
            Map.entry("ops", ALL_BUT_API),
            Map.entry("ops.embedded", Set.of()));

    private Rooms() {}

    /** The innermost room that the package is, or is a corner of. */
    private static Optional<String> of(JavaClass type) {
        return MAY_IMPORT.keySet().stream()
                .filter(room -> (type.getPackageName() + ".").startsWith(HOUSE + "." + room + "."))
                .max(Comparator.comparingInt(String::length));
    }

    static ArchCondition<JavaClass> beInARoom() {
        return new ArchCondition<>("be in a room of the design") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (of(type).isEmpty()) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " is in no room"));
                }
            }
        };
    }

    static ArchCondition<JavaClass> importOnlyAlongArrows() {
        return new ArchCondition<>("import only along the arrows of the design") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency ->
                                isForbidden(type, dependency.getTargetClass().getBaseComponentType()))
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription())));
            }
        };
    }

    private static boolean isForbidden(JavaClass from, JavaClass to) {
        if (!(to.getPackageName() + ".").startsWith(HOUSE + ".")) {
            return false;
        }
        String room = of(from).orElse("");
        String target = of(to).orElse("no room");
        return !room.equals(target) && !MAY_IMPORT.getOrDefault(room, Set.of()).contains(target);
    }
}

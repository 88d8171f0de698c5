package io.filesaga.testing;

import com.tngtech.archunit.core.domain.JavaClass;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Which of our types a native executable can look into: those that are registered, as Quarkus reads the annotation, and
 * those that the calls of the API take and answer, with all that they are made of, which Quarkus registers itself.
 */
final class NativeTypes {

    private static final Set<String> KNOWN = read();

    private NativeTypes() {}

    /** Enums need not be known, and what is not in the package does not matter. */
    static boolean areKnown(Class<?> type) {
        return type.isEnum() || !isOurs(type) || KNOWN.contains(type.getName());
    }

    private static boolean isOurs(Class<?> type) {
        return type.getName().startsWith("io.filesaga.")
                && Files.exists(OurTypes.CLASSES.resolve(type.getName().replace('.', '/') + ".class"));
    }

    private static Set<String> read() {
        Set<String> known = new HashSet<>();
        for (JavaClass type : OurTypes.read()) {
            if (type.isAnnotatedWith(RegisterForReflection.class)) {
                addRegistered(type.reflect(), known);
            }
            if (type.isAnnotatedWith(Path.class)) {
                Arrays.stream(type.reflect().getDeclaredMethods()).forEach(method -> addCall(method, known));
            }
        }
        return known;
    }

    private static void addRegistered(Class<?> type, Set<String> known) {
        Class<?>[] targets = type.getAnnotation(RegisterForReflection.class).targets();
        for (Class<?> target : targets.length == 0 ? new Class<?>[] {type} : targets) {
            known.add(target.getName());
            Arrays.stream(target.getDeclaredClasses()).map(Class::getName).forEach(known::add);
        }
    }

    private static void addCall(Method method, Set<String> known) {
        add(method.getGenericReturnType(), known);
        Arrays.stream(method.getGenericParameterTypes()).forEach(type -> add(type, known));
    }

    private static void add(Type type, Set<String> known) {
        if (type instanceof ParameterizedType generic) {
            Arrays.stream(generic.getActualTypeArguments()).forEach(inner -> add(inner, known));
        } else if (type instanceof Class<?> found && isOurs(found) && known.add(found.getName()) && found.isRecord()) {
            for (RecordComponent component : found.getRecordComponents()) {
                add(component.getGenericType(), known);
            }
        }
    }
}

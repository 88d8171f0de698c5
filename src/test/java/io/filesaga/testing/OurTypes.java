package io.filesaga.testing;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;

/**
 * The compiled types of the service by themselves. What they import from elsewhere is not read: names and annotations of
 * ours do not need it, and it takes most of the time.
 */
public final class OurTypes {

    static final Path CLASSES = Path.of("target", "classes");

    private OurTypes() {}

    public static JavaClasses read() {
        return ArchConfiguration.withThreadLocalScope(configuration -> {
            configuration.setResolveMissingDependenciesFromClassPath(false);
            return new ClassFileImporter().importPath(CLASSES);
        });
    }
}

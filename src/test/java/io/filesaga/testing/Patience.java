package io.filesaga.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Whoever waits for a condition and says no time waits a minute: a slow machine is no failure. Registered for every test,
 * in the test's own class loader, for Quarkus gives some of them one.
 */
public final class Patience implements BeforeAllCallback {

    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    @Override
    public void beforeAll(ExtensionContext context) throws ReflectiveOperationException {
        context.getRequiredTestClass()
                .getClassLoader()
                .loadClass(Awaitility.class.getName())
                .getMethod("setDefaultTimeout", Duration.class)
                .invoke(null, A_MINUTE);
    }
}

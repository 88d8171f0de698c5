package io.filesaga.ops;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the service; in dev mode, what it needs and was not given is started before. */
@QuarkusMain
public final class Main {

    /** Of scope {@code provided}: on the class path of dev mode, never in the packaged service. */
    private static final String DEV_MODE_ONLY = "io/zonky/test/db/postgres/embedded/EmbeddedPostgres.class";

    Main() {}

    public static void main(String[] arguments) {
        if (Thread.currentThread().getContextClassLoader().getResource(DEV_MODE_ONLY) != null) {
            startBackends();
        }
        Quarkus.run(arguments);
    }

    /** By name, so that nothing of them is reachable from the packaged service. */
    private static void startBackends() {
        String name = Main.class.getPackageName() + ".embedded.DevBackends";
        try {
            Class<?> backends = Class.forName(name, true, Thread.currentThread().getContextClassLoader());
            ((Runnable) backends.getDeclaredConstructor().newInstance()).run();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the embedded default cannot be loaded", e);
        }
    }
}

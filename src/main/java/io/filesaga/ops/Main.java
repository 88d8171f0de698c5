package io.filesaga.ops;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the service; in dev mode, what it needs and was not given is started before. */
@QuarkusMain
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        if (LaunchMode.current() == LaunchMode.DEVELOPMENT) {
            startBackends();
        }
        Quarkus.run(arguments);
    }

    /** By a name that only dev mode can resolve: the packaged service has nothing of it. */
    private static void startBackends() {
        String name = Main.class.getPackageName() + ".embedded.DevBackends";
        try {
            ((Runnable) Class.forName(name).getDeclaredConstructor().newInstance()).run();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the embedded default cannot be loaded", e);
        }
    }
}

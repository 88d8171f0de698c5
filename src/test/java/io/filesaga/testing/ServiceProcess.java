package io.filesaga.testing;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.filesaga.ops.embedded.S3Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** The packaged service as a process of its own: the jar, or the native executable where that was built. */
public final class ServiceProcess {

    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final String EXECUTABLE = System.getProperty("native.image.path");
    private static final Path LOGS = Path.of("target", "service-logs");
    private static final AtomicInteger STARTS = new AtomicInteger();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final URI base;
    private final Path log;

    private ServiceProcess(Process process, URI base, Path log) {
        this.process = process;
        this.base = base;
        this.log = log;
    }

    /** Starts the service, quick to start and slow to run, and waits until it is ready. */
    public static ServiceProcess start(Map<String, String> settings) {
        return start(settings, "-Xmx256m", "-XX:TieredStopAtLevel=1");
    }

    /** Starts the service in a JVM with these options and waits until it is ready. */
    public static ServiceProcess start(Map<String, String> settings, String... jvmOptions) {
        ServiceProcess service = launch(settings, jvmOptions);
        service.awaitReady();
        return service;
    }

    /** Starts the service, quick to start and slow to run, and waits for nothing: it may not stay up. */
    public static ServiceProcess launch(Map<String, String> settings) {
        return launch(settings, "-Xmx256m", "-XX:TieredStopAtLevel=1");
    }

    private static ServiceProcess launch(Map<String, String> settings, String... jvmOptions) {
        try {
            int port = S3Server.freePort();
            String name = "service-" + ProcessHandle.current().pid() + "-" + STARTS.incrementAndGet();
            Path log = Files.createDirectories(LOGS).resolve(name + ".log");
            Process process = new ProcessBuilder(command(settings, port, jvmOptions))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return new ServiceProcess(process, URI.create("http://localhost:" + port), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> command(Map<String, String> settings, int port, String... jvmOptions) {
        List<String> command = new ArrayList<>();
        if (EXECUTABLE == null) {
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(List.of(jvmOptions));
        } else {
            command.add(EXECUTABLE);
        }
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.add("-Dquarkus.http.port=" + port);
        if (EXECUTABLE == null) {
            command.addAll(List.of("-jar", JAR.toString()));
        }
        return command;
    }

    private void awaitReady() {
        Awaitility.await("ready; see " + log)
                .pollInterval(Duration.ofMillis(50))
                .until(this::isReady);
    }

    private boolean isReady() {
        assertTrue(process.isAlive(), "the service did not stay up; see " + log);
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(base.resolve("/q/health/ready")).build();
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public URI base() {
        return base;
    }

    /** SIGKILL: the process has no last word. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** SIGTERM, and its exit code. */
    public int stop() {
        process.destroy();
        return process.onExit().join().exitValue();
    }

    /** The exit code of a process that ends by itself. */
    public int exitCode() {
        return process.onExit()
                .orTimeout(60, TimeUnit.SECONDS)
                .exceptionally(late -> fail("the service does not end; see " + log, late))
                .join()
                .exitValue();
    }

    /** All that it has said. */
    public String said() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

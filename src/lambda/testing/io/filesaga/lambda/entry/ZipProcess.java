package io.filesaga.lambda.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.filesaga.testing.EmbeddedBackends;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The function's zip, laid out as Lambda does, in a process of its own. */
final class ZipProcess implements AutoCloseable {

    private static final String ONLY_FOR_MIGRATIONS = "quarkus.datasource.jdbc.";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path home;
    private final Process process;
    private final BufferedReader said;
    private final Path times;
    private int events;

    /** @param zip as the build makes it for the managed runtime of Java */
    ZipProcess(Path zip) throws IOException {
        home = Files.createTempDirectory(zip.toAbsolutePath().getParent(), "task-");
        times = Files.writeString(zip.resolveSibling("cold-start.txt"), "");
        unpack(zip);
        bring(ColdStart.class);
        bring(CallOfTests.class);
        process = new ProcessBuilder(command())
                .redirectError(home.resolve("errors").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Quarkus leaves one class that it has changed in the zip twice, the changed one first. */
    private void unpack(Path zip) throws IOException {
        try (ZipInputStream content = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = content.getNextEntry(); entry != null; entry = content.getNextEntry()) {
                Path target = home.resolve("task").resolve(entry.getName()).normalize();
                if (!entry.isDirectory() && !Files.exists(target)) {
                    Files.createDirectories(target.getParent());
                    Files.copy(content, target);
                }
            }
        }
    }

    /** Only what plays Lambda comes from the tests. */
    private void bring(Class<?> type) throws IOException {
        String file = type.getName().replace('.', '/') + ".class";
        Path target = home.resolve("lambda").resolve(file);
        Files.createDirectories(target.getParent());
        try (InputStream in = type.getClassLoader().getResourceAsStream(file)) {
            Files.copy(in, target);
        }
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx384m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        for (Map.Entry<String, String> setting : EmbeddedBackends.settings().entrySet()) {
            if (!setting.getKey().startsWith(ONLY_FOR_MIGRATIONS)) {
                command.add("-D" + setting.getKey() + "=" + setting.getValue());
            }
        }
        command.add("-cp");
        command.add(String.join(":", home + "/task", home + "/task/lib/*", home + "/lambda"));
        command.add(ColdStart.class.getName());
        return command;
    }

    /** What the function answers. */
    JsonNode call(String event) throws IOException {
        Path file = Files.writeString(home.resolve("event-" + ++events + ".json"), event);
        process.getOutputStream().write((file + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith(ColdStart.INIT) || line.startsWith(ColdStart.ANSWER)) {
                Files.writeString(times, line + "\n", StandardOpenOption.APPEND);
            }
            if (line.startsWith(ColdStart.ANSWER)) {
                return JSON.readTree(line.substring(line.indexOf('{')));
            }
        }
        throw new IllegalStateException("the function has ended: " + Files.readString(home.resolve("errors")));
    }

    /** As Lambda does between two calls: nothing of the process runs. */
    void freeze() throws IOException, InterruptedException {
        signal("-STOP");
    }

    void thaw() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", name, Long.toString(process.pid())).start().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}

package io.filesaga.lambda.entry;

import io.filesaga.testing.EmbeddedBackends;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The function's zip, laid out as Lambda does, in a process of its own. */
final class ZipProcess {

    private static final int PATIENCE_SECONDS = 60;

    private final Path home;

    /** @param zip as the build makes it for the managed runtime of Java */
    ZipProcess(Path zip) throws IOException {
        home = Files.createTempDirectory(zip.toAbsolutePath().getParent(), "task-");
        try (ZipInputStream content = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = content.getNextEntry(); entry != null; entry = content.getNextEntry()) {
                Path target = home.resolve("task").resolve(entry.getName()).normalize();
                if (!entry.isDirectory()) {
                    Files.createDirectories(target.getParent());
                    Files.copy(content, target);
                }
            }
        }
        bring(ColdStart.class);
        bring(CallOfTests.class);
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

    /** The lines that {@link ColdStart} has printed. */
    List<String> call(String... events) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx384m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        for (Map.Entry<String, String> setting : EmbeddedBackends.settings().entrySet()) {
            command.add("-D" + setting.getKey() + "=" + setting.getValue());
        }
        command.add("-cp");
        command.add(String.join(":", home + "/task", home + "/task/lib/*", home + "/lambda"));
        command.add(ColdStart.class.getName());
        for (int i = 0; i < events.length; i++) {
            command.add(Files.writeString(home.resolve("event-" + i + ".json"), events[i])
                    .toString());
        }
        Path log = home.resolve("log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        String said = Files.readString(log, StandardCharsets.UTF_8);
        if (!ended || process.exitValue() != 0) {
            throw new IllegalStateException(said);
        }
        List<String> lines = said.lines().filter(ZipProcess::isTold).toList();
        Files.writeString(home.getParent().resolve("cold-start.txt"), String.join("\n", lines) + "\n");
        return lines.stream().filter(line -> line.startsWith(ColdStart.ANSWER)).toList();
    }

    private static boolean isTold(String line) {
        return line.startsWith(ColdStart.INIT) || line.startsWith(ColdStart.ANSWER);
    }
}

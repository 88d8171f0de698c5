package io.filesaga.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds an overlay by the tool that operators use, where this machine has it. */
record Kustomize(List<String> command) {

    static Optional<Kustomize> onThisMachine() {
        return find("kustomize")
                .map(tool -> new Kustomize(List.of(tool, "build")))
                .or(() -> find("kubectl").map(tool -> new Kustomize(List.of(tool, "kustomize"))));
    }

    private static Optional<String> find(String tool) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            Path file = Path.of(folder, tool);
            if (Files.isExecutable(file)) {
                return Optional.of(file.toString());
            }
        }
        return Optional.empty();
    }

    List<Manifest> build(Path folder) {
        List<String> line = new ArrayList<>(command);
        line.add(folder.toString());
        try {
            Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, process.onExit().join().exitValue(), said);
            return Manifest.of(folder.toString(), said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.filesaga.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be held of the images without a container engine. */
class DockerfilesTest {

    private static List<String> instructions(String name) throws IOException {
        String text = Files.readString(Path.of("src", "main", "docker", name))
                .replaceAll("(?m)^#.*\n", "")
                .replace("\\\n", " ");
        return text.lines().filter(line -> !line.isBlank()).toList();
    }

    private static String last(List<String> instructions, String word) {
        return instructions.stream()
                .filter(line -> line.startsWith(word + " "))
                .reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError("no " + word));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dockerfile.jvm", "Dockerfile.native"})
    void anImageRunsAsANumberedUserWithoutAShellAndSaysWhatIsInIt(String name) throws IOException {
        List<String> instructions = instructions(name);
        assertTrue(last(instructions, "USER").matches("USER [1-9]\\d*:[1-9]\\d*"));
        assertTrue(last(instructions, "ENTRYPOINT").matches("ENTRYPOINT +\\[.*]"));
        assertTrue(last(instructions, "LABEL").contains("org.opencontainers.image.licenses=\"Apache-2.0\""));
        assertTrue(instructions.stream().anyMatch(line -> line.startsWith("COPY target/bom.json ")));
        assertFalse(instructions.stream().anyMatch(line -> line.contains(":latest")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dockerfile.jvm", "Dockerfile.native"})
    void whatIsCopiedIsLetThroughToTheEngine(String name) throws IOException {
        Set<String> through = Files.readAllLines(Path.of(".dockerignore")).stream()
                .filter(line -> line.startsWith("!"))
                .map(line -> line.substring(1))
                .collect(Collectors.toSet());
        for (String line : instructions(name)) {
            List<String> words = Arrays.asList(line.split(" +"));
            if (words.get(0).equals("COPY") && !line.contains("--from=")) {
                String source = words.get(words.size() - 2).replaceFirst("/$", "");
                assertTrue(through.contains(source), source);
            }
        }
        assertEquals(
                "*",
                Files.readAllLines(Path.of(".dockerignore")).stream()
                        .filter(line -> !line.startsWith("#"))
                        .findFirst()
                        .orElseThrow());
    }
}

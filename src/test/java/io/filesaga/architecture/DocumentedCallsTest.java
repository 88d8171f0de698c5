package io.filesaga.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every call that a document names is in the description of the API, which is what the service serves. */
class DocumentedCallsTest {

    private static final Path DESCRIPTION = Path.of("src", "main", "openapi", "openapi.yaml");
    private static final Pattern PATH = Pattern.compile("^  (/v1/\\S*):$");
    private static final Pattern METHOD = Pattern.compile("^    (get|post|put|patch|delete):$");

    /** {@code POST /v1/uploads}, and the last of {@code GET, PATCH, DELETE /v1/files/{id}}; not abbreviated ones. */
    private static final Pattern NAMED = Pattern.compile("\\b(GET|POST|PUT|PATCH|DELETE) (/v1/[^\\s`?,;:)]*)");

    private static Set<String> described() throws IOException {
        Set<String> calls = new TreeSet<>();
        String path = "";
        for (String line : Files.readAllLines(DESCRIPTION)) {
            path = first(PATH, line).orElse(path);
            String of = path;
            first(METHOD, line).ifPresent(method -> calls.add(method.toUpperCase() + " " + anonymous(of)));
        }
        return calls;
    }

    private static Optional<String> first(Pattern pattern, String line) {
        return pattern.matcher(line).results().map(found -> found.group(1)).findFirst();
    }

    /** What stands for a value is called differently in different documents. */
    private static String anonymous(String path) {
        return Stream.of(path.replaceFirst("\\.$", "").split("/"))
                .map(segment -> segment.matches("[{<$].*") ? "*" : segment)
                .collect(Collectors.joining("/"));
    }

    private static List<Path> documents() throws IOException {
        List<Path> all = new ArrayList<>(List.of(Path.of("README.md"), Path.of("CHANGELOG.md")));
        try (Stream<Path> docs = Files.list(Path.of("docs"))) {
            docs.filter(file -> file.toString().endsWith(".md")).forEach(all::add);
        }
        return all;
    }

    @Test
    void everyCallOfADocumentIsThere() throws IOException {
        Set<String> described = described();
        assertTrue(described.contains("GET /v1/files/*"), described.toString());
        List<String> unknown = new ArrayList<>();
        int named = 0;
        for (Path document : documents()) {
            for (MatchResult call :
                    NAMED.matcher(Files.readString(document)).results().toList()) {
                named++;
                if (!described.contains(call.group(1) + " " + anonymous(call.group(2)))) {
                    unknown.add(document + ": " + call.group());
                }
            }
        }
        assertEquals(List.of(), unknown);
        assertTrue(named > 100, "only " + named);
    }
}

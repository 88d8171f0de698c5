package io.filesaga.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rules of the house that only the text of the main code can show. */
class SourceRulesTest {

    private static final int LONGEST_FILE = 300;
    private static final int LONGEST_METHOD = 25;

    /** One value for each column of the saga table, in one call: parted it would only be harder to check. */
    private static final Set<String> LISTS_OF_COLUMNS = Set.of("SagaWrites.java: begin");

    private static final int SHORTEST_ESSAY = 10;
    private static final int LONGEST_ESSAY = 40;

    private static List<SourceFile> sources = List.of();

    @BeforeAll
    static void read() throws IOException {
        sources = new ArrayList<>(SourceFile.below(Path.of("src", "main", "java")));
        assertFalse(sources.isEmpty(), "no source files");
        for (String function : List.of("http", "events")) {
            List<SourceFile> entry = SourceFile.below(Path.of("src", "lambda", function, "java"));
            assertFalse(entry.isEmpty(), "no source files of the function " + function);
            sources.addAll(entry);
        }
    }

    @Test
    void noFileIsLong() {
        assertNone(sources.stream()
                .filter(source -> source.lines().size() > LONGEST_FILE)
                .map(source -> source.path() + ": " + source.lines().size() + " lines"));
    }

    /** Its body, from brace to brace: what a resource's parameters say about the API is no code. */
    @Test
    void noMethodIsLong() {
        assertNone(sources.stream()
                .flatMap(source -> source.nodes()
                        .filter(MethodTree.class::isInstance)
                        .map(MethodTree.class::cast)
                        .filter(method -> source.lengthOf(method.getBody()) > LONGEST_METHOD)
                        .map(method -> source.path().getFileName() + ": " + method.getName())
                        .filter(name -> !LISTS_OF_COLUMNS.contains(name))));
    }

    @Test
    void nothingIsSynchronized() {
        assertNone(sources.stream()
                .filter(source -> source.nodes().anyMatch(SourceRulesTest::isSynchronized))
                .map(source -> source.path().toString()));
    }

    private static boolean isSynchronized(Tree node) {
        return node instanceof SynchronizedTree
                || node instanceof ModifiersTree modifiers
                        && modifiers.getFlags().contains(Modifier.SYNCHRONIZED);
    }

    @Test
    void everyPackageHasAnEssayAndIsNullMarked() {
        TreeSet<Path> without = new TreeSet<>(
                sources.stream().map(source -> source.path().getParent()).toList());
        sources.stream()
                .filter(SourceRulesTest::isEssay)
                .forEach(source -> without.remove(source.path().getParent()));
        assertNone(without.stream().map(Path::toString));
    }

    private static boolean isEssay(SourceFile source) {
        int length = source.lines().size();
        return source.path().endsWith("package-info.java")
                && length >= SHORTEST_ESSAY
                && length <= LONGEST_ESSAY
                && source.lines().get(0).startsWith("/**")
                && source.lines().contains("@NullMarked");
    }

    private static void assertNone(Stream<String> violations) {
        assertEquals(List.of(), violations.sorted().toList());
    }
}

package io.filesaga.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** A source file, parsed by the compiler and not by guesses. */
record SourceFile(Path path, List<String> lines, CompilationUnitTree tree, SourcePositions positions) {

    static List<SourceFile> below(Path root) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<SourceFile> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root);
                var manager = compiler.getStandardFileManager(null, null, null)) {
            List<Path> paths =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            var task = (JavacTask)
                    compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(paths));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree tree : task.parse()) {
                Path path = Path.of(tree.getSourceFile().toUri());
                found.add(new SourceFile(
                        Path.of("").toAbsolutePath().relativize(path), Files.readAllLines(path), tree, positions));
            }
        }
        return found;
    }

    /** Every node of its syntax tree. */
    Stream<Tree> nodes() {
        List<Tree> found = new ArrayList<>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void scan(Tree node, Void nothing) {
                if (node != null) {
                    found.add(node);
                }
                return super.scan(node, nothing);
            }
        }.scan(tree, null);
        return found.stream();
    }

    /** In lines; nothing for what is not there. */
    long lengthOf(@Nullable Tree part) {
        if (part == null) {
            return 0;
        }
        long start = positions.getStartPosition(tree, part);
        long end = positions.getEndPosition(tree, part);
        return end < 0
                ? 0
                : tree.getLineMap().getLineNumber(end) - tree.getLineMap().getLineNumber(start) + 1;
    }
}

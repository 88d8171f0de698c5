package io.filesaga.processes.asl.path;

import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.processes.asl.fault.SyntaxException;
import java.util.Optional;

/** A JSONPath into the data or the context object. Immutable. */
public final class Path {

    /** The data itself. */
    public static final Path ROOT = new Path("$", false, data -> Optional.of(data));

    /** How long a path may be, in characters. */
    private static final int LONGEST = 2_000;

    private final String text;
    private final boolean ofContext;
    private final Finder finder;

    private Path(String text, boolean ofContext, Finder finder) {
        this.text = text;
        this.ofContext = ofContext;
        this.finder = finder;
    }

    @FunctionalInterface
    interface Finder {
        Optional<JsonNode> find(JsonNode root);
    }

    /**
     * Reads a path.
     *
     * @throws SyntaxException when it is no path
     */
    public static Path parse(String text) throws SyntaxException {
        if (text.length() > LONGEST) {
            throw new SyntaxException("A path must not be longer than " + LONGEST + " characters.");
        } else if (!text.startsWith("$")) {
            throw new SyntaxException("The path \"" + text + "\" does not begin with $.");
        }
        boolean ofContext = text.startsWith("$$");
        String inside = ofContext ? text.substring(1) : text;
        Optional<ReferencePath> reference = ReferencePath.read(inside);
        Finder finder = reference.isPresent() ? reference.get()::find : Query.parse(inside, text)::find;
        return new Path(text, ofContext, finder);
    }

    /**
     * What the path points at. A path that may point at several places always gives an array of what it found, which
     * may be empty.
     *
     * @return nothing when there is no such place; a JSON null that is there is something
     */
    public Optional<JsonNode> find(Scope scope) {
        return finder.find(ofContext ? scope.context() : scope.data());
    }

    @Override
    public String toString() {
        return text;
    }
}

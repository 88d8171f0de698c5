package io.filesaga.processes.asl.choice;

import io.filesaga.processes.asl.fault.SyntaxException;
import java.util.ArrayList;
import java.util.List;

/**
 * A pattern of {@code StringMatches}: a star is any text, also none; a backslash makes the next star or backslash a
 * plain one. Matching takes time in proportion to the length of text times pattern, whatever the data.
 *
 * @param parts the plain texts between the stars
 */
record Wildcard(List<String> parts) {

    /** @throws SyntaxException when a backslash stands before anything else */
    static Wildcard parse(String pattern) throws SyntaxException {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '*') {
                parts.add(part.toString());
                part.setLength(0);
            } else if (c != '\\') {
                part.append(c);
            } else if (++i < pattern.length() && "*\\".indexOf(pattern.charAt(i)) >= 0) {
                part.append(pattern.charAt(i));
            } else {
                throw new SyntaxException("In a pattern a backslash must stand before a star or a backslash.");
            }
        }
        parts.add(part.toString());
        return new Wildcard(List.copyOf(parts));
    }

    /** One that was parsed before without a fault. */
    static Wildcard known(String pattern) {
        try {
            return parse(pattern);
        } catch (SyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean matches(String text) {
        String first = parts.get(0);
        String last = parts.get(parts.size() - 1);
        if (parts.size() == 1) {
            return text.equals(first);
        }
        int end = text.length() - last.length();
        if (!text.startsWith(first) || !text.endsWith(last)) {
            return false;
        }
        int at = first.length();
        for (String part : parts.subList(1, parts.size() - 1)) {
            int found = text.indexOf(part, at);
            if (found < 0) {
                return false;
            }
            at = found + part.length();
        }
        return at <= end;
    }
}

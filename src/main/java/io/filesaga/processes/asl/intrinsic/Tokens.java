package io.filesaga.processes.asl.intrinsic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.filesaga.processes.asl.fault.SyntaxException;
import io.filesaga.processes.asl.intrinsic.Expression.Constant;
import io.filesaga.processes.asl.json.Json;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a call, from left to right. */
final class Tokens {

    private static final Pattern NAME = Pattern.compile("States\\.[A-Za-z0-9]*");
    private static final Pattern LITERAL = Pattern.compile("-?[0-9][0-9.eE+-]*|true|false|null");
    private static final String ESCAPABLE = "'\\{}";

    private final String text;
    private int at;

    Tokens(String text) {
        this.text = text;
    }

    /** The next character that is no space; 0 at the end. */
    char peek() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : '\0';
    }

    boolean take(char wanted) {
        if (peek() != wanted) {
            return false;
        }
        at++;
        return true;
    }

    void expect(char wanted) throws SyntaxException {
        if (!take(wanted)) {
            throw wrong("\"" + wanted + "\"");
        }
    }

    void end() throws SyntaxException {
        if (peek() != '\0') {
            throw wrong("the end");
        }
    }

    String name() throws SyntaxException {
        return match(NAME, "an intrinsic function");
    }

    Constant literal() throws SyntaxException {
        String literal = match(LITERAL, "a value");
        try {
            JsonNode value = Json.read(literal);
            return new Constant(value, value);
        } catch (JsonProcessingException e) {
            throw new SyntaxException("In \"" + text + "\", " + literal + " is no number.");
        }
    }

    private String match(Pattern pattern, String what) throws SyntaxException {
        peek();
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            throw wrong(what);
        }
        at = matcher.end();
        return matcher.group();
    }

    /** A text in apostrophes. */
    Constant text() throws SyntaxException {
        expect('\'');
        StringBuilder value = new StringBuilder();
        StringBuilder template = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '\'') {
            char c = text.charAt(at++);
            if (c == '\\') {
                c = escaped();
                template.append(c == '\'' ? "" : "\\");
            }
            value.append(c);
            template.append(c);
        }
        expect('\'');
        return new Constant(Json.NODES.textNode(value.toString()), Json.NODES.textNode(template.toString()));
    }

    private char escaped() throws SyntaxException {
        if (at >= text.length() || ESCAPABLE.indexOf(text.charAt(at)) < 0) {
            throw wrong("one of ' \\ { } after a backslash");
        }
        return text.charAt(at++);
    }

    /** Up to the comma or bracket that ends the argument: those inside brackets and quotes are the path's own. */
    String path() throws SyntaxException {
        int from = at;
        int open = 0;
        char quote = 0;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (quote != 0) {
                at += c == '\\' ? 1 : 0;
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (open == 0 && (c == ',' || c == ')')) {
                return text.substring(from, at).strip();
            } else {
                open += c == '[' || c == '(' ? 1 : c == ']' || c == ')' ? -1 : 0;
            }
        }
        throw wrong("\")\"");
    }

    private SyntaxException wrong(String wanted) {
        return new SyntaxException("In \"" + text + "\", " + wanted + " is missing at character " + (at + 1) + ".");
    }
}

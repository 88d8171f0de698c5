package io.filesaga.ops.settings;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.filesaga.testing.Given;
import java.util.Map;
import java.util.function.Function;

/** Asks a rule about settings that are the defaults but for what is given. */
record Refused<S>(Class<S> mapping, String prefix, Function<S, Rule> rule) {

    void accepts(Map<String, String> given) {
        rule.apply(Given.settings(mapping, given)).check();
    }

    void accepts(String key, String... values) {
        for (String value : values) {
            accepts(Map.of(key, value));
        }
    }

    void refuses(String key, String... values) {
        for (String value : values) {
            refuses(Map.of(key, value), key, value);
        }
    }

    /** @param shown the value as the message has it */
    void refuses(Map<String, String> given, String key, String shown) {
        Rule asked = rule.apply(Given.settings(mapping, given));
        String message = assertThrows(IllegalArgumentException.class, asked::check, () -> key + "=" + shown)
                .getMessage();
        String start = prefix + "." + key + " is ";
        assertTrue(message.startsWith(start), message);
        assertTrue(message.substring(start.length()).replace("'", "").startsWith(shown + ": it must be "), message);
    }
}

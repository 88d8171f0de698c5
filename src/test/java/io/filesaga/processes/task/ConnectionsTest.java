package io.filesaga.processes.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.filesaga.processes.data.ProcessSettings;
import io.filesaga.testing.Given;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A secret goes below its address and nowhere else. */
class ConnectionsTest {

    private static final URI BELOW = URI.create("https://example.com/api/x");

    @ParameterizedTest
    @CsvSource({
        "https://example.com/api/x, true",
        "https://example.com/api, true",
        "https://EXAMPLE.com:443/api/x?y=z, true",
        "https://example.com/apix, false",
        "https://example.com/api/../x, false",
        "https://example.com/api/%2e%2e/x, false",
        "https://example.com/, false",
        "https://example.com, false",
        "http://example.com/api/x, false",
        "https://example.com:444/api/x, false",
        "https://example.com.evil.org/api/x, false",
        "https://evil.org/api/x, false"
    })
    void onlyAddressesBelowTheConnectionsAreBelowIt(URI address, boolean below) {
        assertEquals(below, Connections.isBelow(URI.create("https://example.com/api"), address));
        assertEquals(
                below && !address.getPath().equals("/apix"),
                Connections.isBelow(URI.create("https://example.com/api/"), address));
    }

    private static Connections connections(String... owners) {
        Map<String, String> given = new java.util.HashMap<>(Map.of(
                "connections.a.url", "https://example.com/api",
                "connections.a.header", "X-Key",
                "connections.a.secret", "s3cret"));
        if (owners.length > 0) {
            given.put("connections.a.owners", String.join(",", owners));
        }
        return new Connections(Given.settings(ProcessSettings.class, given));
    }

    @Test
    void aSecretIsForItsOwnersAndIsNeverPrinted() {
        var secret = connections().secret("a", "anybody", BELOW).orElseThrow();
        assertEquals("X-Key", secret.header());
        assertEquals("s3cret", secret.value());
        assertFalse(secret.toString().contains("s3cret"));
        assertEquals(Optional.empty(), connections().secret("b", "anybody", BELOW));
        assertEquals(Optional.empty(), connections("alice", "bob").secret("a", "carol", BELOW));
        assertEquals(
                "s3cret",
                connections("alice", "bob")
                        .secret("a", "bob", BELOW)
                        .orElseThrow()
                        .value());
    }
}

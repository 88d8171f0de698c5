package io.filesaga.api.identity;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequesterTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "a b", "auth0|5f7c8ec7c33c6c004bbafe82", "Ünï cödé@example.com", "..", "\uD83D\uDE00"})
    void almostAnyTextIsAnOwner(String text) {
        assertTrue(Requester.isOwner(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", "a\0", "a\nb", "a\u0085", "\u007f", "\ud83d", "a\ude00"})
    void blankControlledAndBrokenTextsAreNone(String text) {
        assertFalse(Requester.isOwner(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "|", "ü", "€", "\uD83D\uDE00"})
    void anOwnerHas255BytesOfUtf8AtMost(String character) {
        int bytes = character.getBytes(StandardCharsets.UTF_8).length;
        String longest = "x".repeat(255 % bytes) + character.repeat(255 / bytes);
        assertTrue(Requester.isOwner(longest));
        assertFalse(Requester.isOwner(longest + "x"));
        assertFalse(Requester.isOwner(character.repeat(256)));
    }
}

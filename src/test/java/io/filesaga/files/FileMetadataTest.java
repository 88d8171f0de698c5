package io.filesaga.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.filesaga.sagas.Refusal;
import io.filesaga.sagas.RefusedException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class FileMetadataTest {

    private static final String BAD_NAME = "A name has 1 to 64 lower-case letters, digits and inner hyphens.";
    private static final String BAD_VALUE = "A value is visible ASCII without spaces at its ends.";

    @ParameterizedTest
    @NullAndEmptySource
    void noneIsNone(Map<String, String> metadata) {
        assertEquals(Map.of(), FileMetadata.checked(metadata));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "0", "a-b", "a--b", "0-9", "x1", "content-type"})
    void namesHaveLowerCaseLettersDigitsAndInnerHyphens(String name) {
        assertEquals(Map.of(name, "v"), FileMetadata.checked(Map.of(name, "v")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "-a", "a-", "A", "aB", "a_b", "a.b", "a b", " a", "a:b", "ü", "a\n", "a\0"})
    void anotherNameIsRefused(String name) {
        assertRefused("metadata." + name, BAD_NAME, Map.of(name, "v"));
    }

    @Test
    void aNameHas64CharactersAtMost() {
        String longest = "a".repeat(64);
        assertEquals(Map.of(longest, "v"), FileMetadata.checked(Map.of(longest, "v")));
        assertRefused("metadata.a" + longest, BAD_NAME, Map.of("a" + longest, "v"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"v", "!", "~", "two words", "two  spaces", "a\"b\\c", "=?UTF-8?B?eA==?=", "%20&=+"})
    void valuesAreVisibleAsciiWithInnerSpaces(String value) {
        assertEquals(Map.of("n", value), FileMetadata.checked(Map.of("n", value)));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {" ", " v", "v ", "\tv", "a\tb", "a\r\nb", "v\n", "a\0b", "\u007f", "ü", "\u20ac"})
    void anotherValueIsRefused(String value) {
        Map<String, String> metadata = new HashMap<>();
        metadata.put("n", value);
        assertRefused("metadata.n", BAD_VALUE, metadata);
    }

    @Test
    void namesAndValuesHave2048BytesInAll() {
        Map<String, String> most = Map.of("ab", "v".repeat(1000), "cd", "v".repeat(1044));
        assertEquals(most, FileMetadata.checked(most));
        assertRefused(
                "metadata",
                "Metadata has at most 2048 bytes in all.",
                Map.of("ab", "v".repeat(1000), "cde", "v".repeat(1044)));
    }

    @Test
    void theOrderIsThatOfTheNames() {
        Map<String, String> checked = FileMetadata.checked(Map.of("c", "1", "a", "2", "d", "3", "b", "4"));
        assertEquals(List.of("a", "b", "c", "d"), List.copyOf(checked.keySet()));
    }

    private static void assertRefused(String field, String detail, Map<String, String> metadata) {
        Refusal refusal = assertThrows(RefusedException.class, () -> FileMetadata.checked(metadata))
                .refusal();
        assertEquals(Refusal.ofField(field, "invalid-field", detail), refusal);
    }
}

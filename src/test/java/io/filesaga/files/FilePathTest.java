package io.filesaga.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.filesaga.sagas.Refusal;
import io.filesaga.sagas.RefusedException;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class FilePathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "f",
                "a/b/c.txt",
                "ünï cödé +%20&=.txt",
                " ",
                "a/ /b",
                "...",
                ".hidden",
                "a/..b/c..",
                "a/.../b",
                "back\\slash",
                "\"quoted\"",
                "%2F",
                "日本語/文書.pdf",
                "\uD83D\uDE00.png",
                "*?<>|:#",
                "line\u2028separator"
            })
    void anyOtherNameIsKeptAsItIs(String path) {
        assertEquals(path, FilePath.normalised(path));
    }

    @ParameterizedTest
    @CsvSource({"e\u0301, \u00e9", "A\u030a/u\u0308, \u00c5/\u00fc", "\u212b, \u00c5", "\u1112\u1161\u11ab, \ud55c"})
    void theOneSpellingIsNfc(String written, String composed) {
        assertEquals(composed, FilePath.normalised(written));
        assertEquals(composed, FilePath.normalisedPrefix(written));
    }

    /** NFKC would fold them, and two names that look different would be one. */
    @ParameterizedTest
    @ValueSource(strings = {"\ufb01le", "x\u00b2", "\uff0e\uff0e", "\u2024", "a\uff0fb"})
    void charactersThatOnlyResembleOthersAreNotFolded(String path) {
        assertEquals(path, FilePath.normalised(path));
    }

    @ParameterizedTest
    @NullAndEmptySource
    void aPathIsNeeded(String path) {
        assertRefused("path", "A path is needed.", () -> FilePath.normalised(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/", "/a", "a/", "a//b", ".", "..", "./a", "../a", "a/.", "a/..", "a/./b", "a/../b", "//", "../.."
            })
    void noSegmentIsEmptyOrDots(String path) {
        assertRefused("path", "The path has a segment that is empty, . or .. .", () -> FilePath.normalised(path));
    }

    static Stream<String> unreadable() {
        Stream<String> controls = IntStream.concat(IntStream.range(0, 0x20), IntStream.range(0x7f, 0xa0))
                .mapToObj(control -> "a" + (char) control + "b");
        return Stream.concat(controls, Stream.of("\ud83d", "\ude00", "a\ud83d/b", "\ude00\ud83d"));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void nothingHoldsAControlCharacterOrHalfASurrogate(String text) {
        assertRefused("path", "The path holds a control character or broken Unicode.", () -> FilePath.normalised(text));
        assertRefused(
                "prefix",
                "The prefix is too long or holds a control character.",
                () -> FilePath.normalisedPrefix(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "\u00fc", "\u20ac", "\uD83D\uDE00"})
    void aPathHas1024BytesOfUtf8AtMost(String character) {
        int bytes = character.getBytes(StandardCharsets.UTF_8).length;
        String longest = "x".repeat(1024 % bytes) + character.repeat(1024 / bytes);
        assertEquals(longest, FilePath.normalised(longest));
        assertRefused("path", "The path is longer than 1024 bytes of UTF-8.", () -> FilePath.normalised(longest + "x"));
    }

    @Test
    void theBytesThatCountAreThoseOfTheOneSpelling() {
        assertEquals("\u00e9".repeat(512), FilePath.normalised("e\u0301".repeat(512)));
        assertRefused(
                "path",
                "The path is longer than 1024 bytes of UTF-8.",
                () -> FilePath.normalised("e\u0301".repeat(512) + "x"));
        // three bytes as written, four in NFC, which takes this one apart
        assertRefused(
                "path",
                "The path is longer than 1024 bytes of UTF-8.",
                () -> FilePath.normalised("\ufb1d".repeat(341) + "x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "a/", "a//", "..", ".", "../", "ünï cödé +%20&=", "a/../b"})
    void anyBeginningIsAPrefix(String prefix) {
        assertEquals(prefix, FilePath.normalisedPrefix(prefix));
    }

    @Test
    void aPrefixHas1024CharactersAtMost() {
        String longest = "a".repeat(1024);
        assertEquals(longest, FilePath.normalisedPrefix(longest));
        assertRefused(
                "prefix",
                "The prefix is too long or holds a control character.",
                () -> FilePath.normalisedPrefix(longest + "a"));
    }

    private static void assertRefused(String field, String detail, Executable call) {
        Refusal refusal = assertThrows(RefusedException.class, call).refusal();
        assertEquals(Refusal.ofField(field, "invalid-field", detail), refusal);
    }
}

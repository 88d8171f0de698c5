package io.filesaga.api.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.filesaga.sagas.Refusal;
import io.filesaga.sagas.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreconditionsTest {

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 42, 999_999_999_999_999_999L})
    void aTagIsItsVersionInQuotes(long version) {
        assertEquals("\"" + version + "\"", Preconditions.tag(version));
        assertEquals(version, Preconditions.ifMatch(Preconditions.tag(version)));
        assertEquals(version, Preconditions.ifMatch(" " + Preconditions.tag(version) + "\t"));
        assertTrue(Preconditions.isAmong(version, Preconditions.tag(version)));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"*", " * "})
    void anyVersionWillDo(String header) {
        assertNull(Preconditions.ifMatch(header));
    }

    /** If-Match compares strongly: octet by octet, and no weak tag is ever equal. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7",
                "\"7",
                "7\"",
                "'7'",
                "\"\"",
                "\"*\"",
                "**",
                "W/\"7\"",
                "w/\"7\"",
                "\"07\"",
                "\"00\"",
                "\"+7\"",
                "\"-7\"",
                "\" 7\"",
                "\"7 \"",
                "\"7.0\"",
                "\"\u0667\"",
                "\"seven\"",
                "\"7\" \"8\"",
                "\"1000000000000000000\"",
                "\"99999999999999999999\""
            })
    void aTagThatIsNoneOfOursNeverMatches(String header) {
        Long wanted = Preconditions.ifMatch(header);
        assertNotNull(wanted);
        assertTrue(wanted < 0, header);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\", \"2\"", "\"1\",", ",\"1\"", "*, \"1\"", "W/\"1\",\"2\""})
    void aChangeIsOfOneVersion(String header) {
        assertRefused("If-Match", "One entity tag is wanted.", () -> Preconditions.ifMatch(header));
    }

    @Test
    void onlyAStarAsksToCreateOnly() {
        assertFalse(Preconditions.createOnly(null));
        assertTrue(Preconditions.createOnly("*"));
        assertTrue(Preconditions.createOnly(" *\t"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"*\"", "\"1\"", "W/\"1\"", "*, \"1\"", "**"})
    void anotherConditionOfCreationIsRefused(String header) {
        assertRefused("If-None-Match", "Only * is understood here.", () -> Preconditions.createOnly(header));
    }

    /** If-None-Match compares weakly: a weak tag is as good as a strong one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                " * ",
                "\"7\"",
                "W/\"7\"",
                " \"7\" ",
                "\"6\", \"7\"",
                "\"6\",\"7\",\"8\"",
                "W/\"6\"\t,\tW/\"7\"",
                "\"abc\", W/\"7\"",
                ",\"7\",",
                "\"a b\", \"7\""
            })
    void aVersionIsAmongThoseNamed(String header) {
        assertTrue(Preconditions.isAmong(7, header));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                ",",
                "7",
                "'7'",
                "\"6\"",
                "\"77\"",
                "\"07\"",
                "\"*\"",
                "w/\"7\"",
                "W/ \"7\"",
                "W/W/\"7\"",
                "\"W/7\"",
                "\"6\", \"8\"",
                "\"7",
                "\"x,*,y\""
            })
    void aVersionIsNotAmongOthers(String header) {
        assertFalse(Preconditions.isAmong(7, header));
    }

    @ParameterizedTest
    @CsvSource({"0, -1", "1, 0", "7, 70"})
    void versionsAreToldApart(long version, long other) {
        assertFalse(Preconditions.isAmong(version, Preconditions.tag(other)));
    }

    private static void assertRefused(String field, String detail, Executable call) {
        Refusal refusal = assertThrows(RefusedException.class, call).refusal();
        assertEquals(Refusal.ofField(field, "invalid-field", detail), refusal);
    }
}

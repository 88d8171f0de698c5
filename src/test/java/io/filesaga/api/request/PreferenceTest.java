package io.filesaga.api.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreferenceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "wait=1                              | 1",
                "wait=60                             | 60",
                "wait=007                            | 7",
                "WAIT=10                             | 10",
                "Wait=10                             | 10",
                "wait = 10                           | 10",
                "wait=\"10\"                         | 10",
                "respond-async, wait=10              | 10",
                "respond-async,wait=10               | 10",
                "wait=10, respond-async              | 10",
                "wait=10;foo=bar                     | 10",
                "wait=10 ; foo=\"a,b\"               | 10",
                "foo; bar=baz, wait=10               | 10",
                "foo=\"a, b\", wait=10               | 10",
                "foo=\"a\\\", b\", wait=10           | 10",
                ", ,wait=10,                         | 10",
                "return=minimal; x, handling=lenient, wait=5 | 5"
            })
    void theWaitIsFoundInAnyList(String header, int seconds) {
        assertEquals(new Preference(seconds), Preference.of(List.of(header)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"wait=61", "wait=600", "wait=999999999"})
    void nobodyWaitsLongerThanAMinute(String header) {
        assertEquals(new Preference(60), Preference.of(List.of(header)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "respond-async",
                "wait",
                "wait=",
                "wait=0",
                "wait=-1",
                "wait=+1",
                "wait=1.5",
                "wait=ten",
                "wait=10s",
                "wait=0x10",
                "wait=1 0",
                "wait=10000000000",
                "wait=99999999999999999999",
                "wait=\u0661",
                "wait=\"10",
                "wait=10\"",
                "await=10",
                "x-wait=10",
                "wait-not=10",
                "foo; wait=10",
                "wait:10"
            })
    void whatCannotBeUnderstoodIsIgnored(String header) {
        assertNull(Preference.of(List.of(header)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "foo=\"wait=10\"",
                "foo=\"a, wait=10\"",
                "foo=\"a, wait=10, b\"",
                "foo; bar=\"a, wait=10, b\"",
                "foo=\"a\\\", wait=10, b\""
            })
    void whatIsQuotedIsNoPreference(String header) {
        assertNull(Preference.of(List.of(header)));
    }

    /** RFC 7240 section 2. */
    @Test
    void ofSeveralTheFirstCounts() {
        assertEquals(new Preference(5), Preference.of(List.of("wait=5, wait=10")));
        assertEquals(new Preference(5), Preference.of(List.of("wait=5", "wait=10")));
        assertEquals(new Preference(5), Preference.of(List.of("wait=5, wait=nonsense")));
        assertNull(Preference.of(List.of("wait=nonsense, wait=5")));
        assertNull(Preference.of(List.of("wait=0", "wait=5")));
    }

    @Test
    void severalHeadersAreOneList() {
        assertEquals(new Preference(10), Preference.of(List.of("respond-async", "wait=10", "return=minimal")));
    }

    @Test
    void withoutAHeaderThereIsNone() {
        assertNull(Preference.of(null));
        assertNull(Preference.of(List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", "\"\"", "a=\"\\\\\",", "\"", " ", "wait", "a;"})
    void aVeryLongHeaderIsReadAsWell(String piece) {
        assertNull(Preference.of(List.of(piece.repeat(20_000))));
    }

    @Test
    void itSaysHowLongAndThatItWasApplied() {
        Preference ten = Preference.of(List.of("WAIT = \"10\""));
        assertNotNull(ten);
        assertEquals(Duration.ofSeconds(10), ten.patience());
        assertEquals("wait=10", ten.applied());
    }
}

package io.filesaga.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.filesaga.sagas.Refusal;
import io.filesaga.sagas.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypesTest {

    private static final Refusal NONE = Refusal.ofField("contentType", "invalid-field", "This is no media type.");

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\t"})
    void noneIsOctets(String written) {
        assertEquals("application/octet-stream", MediaTypes.checked(written));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "Text/HTML",
                "application/vnd.oasis.opendocument.text",
                "image/svg+xml",
                "*/*",
                "!#$%&'*+.^_`|~-/0aZ",
                "text/html;charset=utf-8",
                "text/html; charset=\"utf-8\"",
                "text/html \t; \tcharset=UTF-8",
                "multipart/mixed; boundary=\"a b;c,d=/[]~\"; x=1",
                "a/b;x=\"\""
            })
    void aMediaTypeIsKeptAsWritten(String written) {
        assertEquals(written, MediaTypes.checked(written));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text",
                "text/",
                "/plain",
                "/",
                "text/plain/x",
                "text /plain",
                "text/ plain",
                " text/plain",
                "text/plain ",
                "text/plain;",
                "text/plain; charset",
                "text/plain; charset=",
                "text/plain; =utf-8",
                "text/plain; charset =utf-8",
                "text/plain; charset= utf-8",
                "text/plain; charset=\"utf-8",
                "text/plain; charset=utf 8",
                "text/plain, text/html",
                "téxt/plain",
                "text/(plain)",
                "text/plain;x=\"\u00fc\"",
                "text/plain\r\nX-Evil: 1",
                "text/plain;x=\"a\nb\"",
                "text/plain\n",
                "text/pl\0ain"
            })
    void whatIsNoMediaTypeIsRefused(String written) {
        assertRefused(written);
    }

    @Test
    void aMediaTypeHas255CharactersAtMost() {
        String longest = "a/" + "b".repeat(253);
        assertEquals(longest, MediaTypes.checked(longest));
        assertRefused(longest + "b");
    }

    private static void assertRefused(String written) {
        assertEquals(
                NONE,
                assertThrows(RefusedException.class, () -> MediaTypes.checked(written))
                        .refusal());
    }
}

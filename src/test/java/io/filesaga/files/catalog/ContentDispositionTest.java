package io.filesaga.files.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContentDispositionTest {

    /** RFC 8187 section 3.2.1. */
    private static final String ATTR_CHARS =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz" + "!#$&+-.^_`|~";

    record Named(String name, String ascii, String extended) {}

    static Stream<Named> names() {
        return Stream.of(
                new Named("plain.txt", "plain.txt", "plain.txt"),
                new Named("two words.txt", "two words.txt", "two%20words.txt"),
                new Named("€ rates", "_ rates", "%E2%82%AC%20rates"),
                new Named("£ and € rates", "_ and _ rates", "%C2%A3%20and%20%E2%82%AC%20rates"),
                new Named(
                        "ünï cödé +%20&=.txt",
                        "_n_ c_d_ +_20&=.txt", "%C3%BCn%C3%AF%20c%C3%B6d%C3%A9%20+%2520&%3D.txt"),
                new Named("\uD83D\uDE00.png", "_.png", "%F0%9F%98%80.png"),
                new Named("a\"b", "a_b", "a%22b"),
                new Named("a\\b", "a_b", "a%5Cb"),
                new Named("\"; x=\"", "_; x=_", "%22%3B%20x%3D%22"),
                new Named("it's", "it's", "it%27s"),
                new Named("50%", "50_", "50%25"),
                new Named("a\r\nb", "a__b", "a%0D%0Ab"),
                new Named("\u007f", "_", "%7F"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void aNameIsSaidInAsciiAndInFull(Named named) {
        assertEquals(
                "attachment; filename=\"" + named.ascii() + "\"; filename*=UTF-8''" + named.extended(),
                ContentDisposition.attachment(named.name()));
    }

    @Test
    void allButAttrCharsIsPercentEncoded() {
        for (char c = 0; c < 0x80; c++) {
            String expected = ATTR_CHARS.indexOf(c) >= 0 ? String.valueOf(c) : String.format("%%%02X", (int) c);
            assertEquals(expected, extended(String.valueOf(c)));
        }
    }

    /** What would need quoting, or what some clients decode on their own, is not in the fallback. */
    @Test
    void theFallbackIsPlainWithinItsQuotes() {
        for (char c = 0; c < 0x180; c++) {
            boolean plain = c >= ' ' && c <= '~' && "\"\\%".indexOf(c) < 0;
            String header = ContentDisposition.attachment("a" + c + "b");
            assertEquals("a" + (plain ? c : '_') + "b", header.split("\"")[1]);
        }
    }

    @Test
    void theNameInFullCanBeReadBack() {
        String name = "ünï cödé %20&='\"\\*;,\uD83D\uDE00.txt";
        assertFalse(name.contains("+"), "which the decoder of forms would take for a space");
        assertEquals(name, URLDecoder.decode(extended(name), StandardCharsets.UTF_8));
    }

    private static String extended(String name) {
        String header = ContentDisposition.attachment(name);
        return header.substring(header.indexOf("UTF-8''") + "UTF-8''".length());
    }
}

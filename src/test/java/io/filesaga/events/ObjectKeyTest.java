package io.filesaga.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A key is decoded once, where its sender has encoded it, and never where not. */
class ObjectKeyTest {

    private static final String TOO_LONG = "The key is longer than 1024 bytes of UTF-8.";

    @ParameterizedTest
    @CsvSource({
        "k, k",
        "a+b%2Bc%20d, a b+c d",
        "red+flower.jpg, red flower.jpg",
        "%C3%BCn%C3%AF+c%C3%B6d%c3%a9, ünï cödé",
        "ünï cödé, ünï cödé",
        "a%2Fb/c, a/b/c",
        "100%25+sure%2520, 100% sure%20",
        "%2B%2b, ++",
        "%F0%9F%98%80.png, \uD83D\uDE00.png",
        "e%CC%81, e\u0301",
        "a%0Ab%7F, 'a\nb\u007F'",
        "..%2F..%2Fetc, ../../etc"
    })
    void notificationsEncodeKeysLikeAForm(String written, String key) {
        assertEquals(key, read(record("aws:s3", written)));
        assertEquals(key, read(record("minio:s3", written)));
        assertEquals(key, read(record("rustfs:s3", written)));
        assertEquals(key, read(record("another:s3", written)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a+b%2Bc%20d", "ünï cödé", "%2F", "100%", "%zz", "%", "+", "\uD83D\uDE00", "a\nb"})
    void eventBridgeAndCephWriteKeysAsTheyAre(String key) {
        assertEquals(key, read(bridge(key)));
        assertEquals(key, read(record("ceph:s3", key)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "a%", "a%2", "%2", "%zz", "%2z", "%+1", "%-1", "a%%20", "%ü"})
    void aBrokenPercentIsRefused(String written) {
        assertRefused("A % is followed by two hex digits.", record("aws:s3", written));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%FF", "%C3", "a%C3+b", "%ED%A0%BD", "%C0%AF"})
    void whatIsNoUtf8IsRefused(String written) {
        assertRefused("The key is no UTF-8.", record("aws:s3", written));
    }

    /** No database could keep them. */
    @Test
    void nulAndHalfASurrogateAreRefused() {
        assertRefused("The key holds a NUL or broken Unicode.", record("aws:s3", "a%00b"));
        String half = record("ceph:s3", "half").replace("half", "\\ud83d");
        assertRefused("The key holds a NUL or broken Unicode.", half);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "ü", "€", "\uD83D\uDE00"})
    void aKeyHas1024BytesOfUtf8AtMost(String character) {
        int bytes = character.getBytes(StandardCharsets.UTF_8).length;
        String longest = "x".repeat(1024 % bytes) + character.repeat(1024 / bytes);
        assertEquals(longest, read(record("aws:s3", longest)));
        assertEquals(longest, read(record("ceph:s3", longest)));
        assertRefused(TOO_LONG, record("aws:s3", longest + "x"));
        assertRefused(TOO_LONG, record("ceph:s3", longest + "x"));
    }

    @Test
    void theBytesThatCountAreThoseBehindTheEncoding() {
        assertEquals("ü".repeat(512), read(record("aws:s3", "%C3%BC".repeat(512))));
        assertRefused(TOO_LONG, record("aws:s3", "%C3%BC".repeat(512) + "x"));
        assertRefused(TOO_LONG, record("aws:s3", "%41".repeat(1_000_000)));
    }

    @Test
    void anEtagLosesItsQuotes() {
        String quoted = record("aws:s3", "k").replace("\"key\"", "\"eTag\":\"\\\"e-1\\\"\",\"key\"");
        assertEquals("e-1", change(quoted).etag());
        assertEquals(null, change(quoted.replace("e-1", "")).etag());
        assertEquals("e-1", change(quoted.replace("eTag", "etag")).etag());
    }

    private static String record(String source, String key) {
        return "{\"Records\":[{\"eventSource\":\"" + source + "\",\"eventName\":\"s3:ObjectCreated:Put\","
                + "\"eventTime\":\"2026-03-05T10:15:30Z\",\"s3\":{\"bucket\":{\"name\":\"b\"},\"object\":{\"key\":"
                + TextNode.valueOf(key) + "}}}]}";
    }

    private static String bridge(String key) {
        return "{\"source\":\"aws.s3\",\"detail-type\":\"Object Created\",\"time\":\"2026-03-05T10:15:30Z\","
                + "\"detail\":{\"bucket\":{\"name\":\"b\"},\"object\":{\"key\":" + TextNode.valueOf(key) + "}}}";
    }

    private static String read(String message) {
        return change(message).key();
    }

    private static ObjectChange change(String message) {
        return new EnvelopeReader()
                .read(message.getBytes(StandardCharsets.UTF_8))
                .changes()
                .get(0);
    }

    private static void assertRefused(String detail, String message) {
        InvalidEventException refused = assertThrows(
                InvalidEventException.class, () -> new EnvelopeReader().read(message.getBytes(StandardCharsets.UTF_8)));
        assertEquals("Records[0].s3.object.key = " + detail, refused.field() + " = " + refused.detail());
    }
}
